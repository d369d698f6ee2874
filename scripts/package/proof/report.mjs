/**
 * Runs the steps of a proof one after the other and says what each took. What fails stops it.
 *
 * @param {string} title
 * @param {[string, () => unknown | Promise<unknown>][]} steps what is proved, and how; a step may return a remark.
 */
export async function prove(title, steps) {
  console.log(`\n${title}`);
  for (const [claim, check] of steps) {
    const since = Date.now();
    const remark = await check();
    const seconds = ((Date.now() - since) / 1000).toFixed(1);
    console.log(`  ok  ${claim}${typeof remark === 'string' ? `: ${remark}` : ''} (${seconds} s)`);
  }
}
