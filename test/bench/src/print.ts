import type { Result } from './measure.js';

/** The results as a table for a person. */
export function printTable(results: readonly Result[]): void {
  console.log(
    'Ratios of one run: ours ÷ baseline, medians unless said; both sides measured in turns on this machine.\n',
  );
  for (const { name, rounds, ours, baseline, ratio, ratioOf } of results) {
    console.log(`${name}  (${rounds} rounds)`);
    console.log(`  ${side(ours)}`);
    console.log(`  ${side(baseline)}`);
    console.log(`  ratio of ${ratioOf}s ${ratio.toFixed(2)}\n`);
  }
}

function side({ label, medianMs, p99Ms, maxMs }: Result['ours']): string {
  const ms = (value: number) => `${value.toFixed(2).padStart(9)} ms`;
  return `${label.padEnd(58)} median ${ms(medianMs)}   p99 ${ms(p99Ms)}   max ${ms(maxMs)}`;
}
