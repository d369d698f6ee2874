/** Whether a version, e.g. `1.10.2`, is below another; what is no number counts as 0. */
export function isBelow(version: string, minimum: string): boolean {
  const [have, need] = [version, minimum].map((text) =>
    text.split('.').map((part) => Number.parseInt(part, 10) || 0),
  );
  const length = Math.max(have?.length ?? 0, need?.length ?? 0);
  for (let at = 0; at < length; at += 1) {
    const difference = (have?.[at] ?? 0) - (need?.[at] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return false;
}
