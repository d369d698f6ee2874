import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

/** Levels A and AA of WCAG 2.2, and what axe-core holds for good practice. */
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

let source: Promise<string> | undefined;

/**
 * Examines the page as it is now with axe-core, which the debugging protocol puts in: the policy of the page, which
 * allows no such script, stays as it is.
 *
 * @returns what is wrong, one line each: the rule, and the elements; empty when nothing is.
 */
export async function findBarriers(page: Page): Promise<readonly string[]> {
  source ??= readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  await page.evaluate(`${await source}; undefined`);
  const options = JSON.stringify({ runOnly: { type: 'tag', values: TAGS }, resultTypes: ['violations'] });
  const found: AxeResults = await page.evaluate(`axe.run(document, ${options})`);
  if (found.passes.length === 0) throw new Error('axe-core has looked at nothing.');
  return found.violations.map(
    ({ id, help, nodes }) =>
      `${id} (${help}): ${nodes
        .slice(0, 4)
        .map(
          ({ target, failureSummary = '' }) =>
            `${target.join(' ')} — ${failureSummary.split('\n')[1]?.trim()}`,
        )
        .join(' | ')}`,
  );
}
