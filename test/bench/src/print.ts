import type { Result } from './measure.js';

/** The results as a table for a person. */
export function printTable(results: readonly Result[]): void {
  console.log('Ratios of one run: ours ÷ baseline, medians; both sides measured in turns on this machine.\n');
  for (const { name, rounds, ours, baseline, ratio } of results) {
    console.log(`${name}  (${rounds} rounds)`);
    console.log(`  ${side(ours)}`);
    console.log(`  ${side(baseline)}`);
    console.log(`  ratio ${ratio.toFixed(2)}\n`);
  }
}

function side({ label, medianMs, p99Ms }: Result['ours']): string {
  return `${label.padEnd(58)} median ${medianMs.toFixed(2).padStart(9)} ms   p99 ${p99Ms.toFixed(2).padStart(9)} ms`;
}
