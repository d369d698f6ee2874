import type { MemoryResult, Result } from './measure.js';

/** The results as a table for a person. */
export function printTable(results: readonly (Result | MemoryResult)[]): void {
  console.log(
    'Ratios of one run: ours ÷ baseline, medians unless said; both sides measured in turns on this machine.\n',
  );
  for (const result of results) {
    if ('documentBytes' in result) {
      printMemory(result);
      continue;
    }
    const { name, rounds, ours, baseline, ratio, ratioOf } = result;
    console.log(`${name}  (${rounds} rounds)`);
    console.log(`  ${side(ours)}`);
    console.log(`  ${side(baseline)}`);
    console.log(`  ratio of ${ratioOf}s ${ratio.toFixed(2)}\n`);
  }
}

function printMemory({ name, documentBytes, aboveIdleBytes, ratio }: MemoryResult): void {
  const megabytes = (bytes: number) => `${(bytes / 1_000_000).toFixed(1)} MB`;
  console.log(name);
  console.log(`  ${megabytes(aboveIdleBytes)} above idle for ${megabytes(documentBytes)}`);
  console.log(`  bytes for each byte ${ratio.toFixed(2)}\n`);
}

function side({ label, medianMs, p99Ms, maxMs }: Result['ours']): string {
  const ms = (value: number) => `${value.toFixed(2).padStart(9)} ms`;
  return `${label.padEnd(58)} median ${ms(medianMs)}   p99 ${ms(p99Ms)}   max ${ms(maxMs)}`;
}
