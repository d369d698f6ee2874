import { performance } from 'node:perf_hooks';

/** Something whose time is taken: one round of it. */
export type Round = () => Promise<unknown> | unknown;

/** Two ways of doing comparable work, measured in turns so that both meet the same machine. */
export interface Comparison {
  readonly name: string;
  readonly ours: { readonly label: string; readonly round: Round };
  readonly baseline: { readonly label: string; readonly round: Round };
  readonly rounds: number;
}

export interface Figures {
  readonly medianMs: number;
  readonly p99Ms: number;
  readonly maxMs: number;
}

export interface Result {
  readonly name: string;
  readonly rounds: number;
  readonly ours: Figures & { readonly label: string };
  readonly baseline: Figures & { readonly label: string };
  /** Ours over the baseline: 1 is as fast, 2 takes twice the time. */
  readonly ratio: number;
  /** What the ratio compares. */
  readonly ratioOf: 'median' | 'p99';
}

/** What work takes of the memory, compared with what it is given. */
export interface MemoryResult {
  readonly name: string;
  readonly documentBytes: number;
  /** Resident memory at its highest, above the idle state before; the document is part of it. */
  readonly aboveIdleBytes: number;
  /** Bytes of memory for each byte of the document. */
  readonly ratio: number;
}

/** Runs both sides in turns (warm-up first) and compares their medians. */
export async function compare({ name, ours, baseline, rounds }: Comparison): Promise<Result> {
  const warmUp = Math.max(2, Math.ceil(rounds / 10));
  const times = { ours: [] as number[], baseline: [] as number[] };
  for (let index = -warmUp; index < rounds; index += 1) {
    const [oursMs, baselineMs] = [await timeOf(ours.round), await timeOf(baseline.round)];
    if (index < 0) continue;
    times.ours.push(oursMs);
    times.baseline.push(baselineMs);
  }
  return describeTimes(
    name,
    'median',
    { label: ours.label, times: times.ours },
    { label: baseline.label, times: times.baseline },
  );
}

/** Two ways of doing work and the times of each, in milliseconds. */
export interface Timed {
  readonly label: string;
  readonly times: readonly number[];
}

/** Compares times that were taken already. */
export function describeTimes(
  name: string,
  ratioOf: Result['ratioOf'],
  ours: Timed,
  baseline: Timed,
): Result {
  const figures = { ours: figuresOf(ours.times), baseline: figuresOf(baseline.times) };
  return {
    name,
    rounds: ours.times.length,
    ours: { label: ours.label, ...figures.ours },
    baseline: { label: baseline.label, ...figures.baseline },
    ratio:
      ratioOf === 'p99'
        ? figures.ours.p99Ms / figures.baseline.p99Ms
        : figures.ours.medianMs / figures.baseline.medianMs,
    ratioOf,
  };
}

async function timeOf(round: Round): Promise<number> {
  const start = performance.now();
  await round();
  return performance.now() - start;
}

function figuresOf(times: readonly number[]): Figures {
  const sorted = [...times].sort((a, b) => a - b);
  return { medianMs: quantile(sorted, 0.5), p99Ms: quantile(sorted, 0.99), maxMs: quantile(sorted, 1) };
}

function quantile(sorted: readonly number[], fraction: number): number {
  const index = Math.min(sorted.length - 1, Math.floor(sorted.length * fraction));
  return sorted[index] ?? Number.NaN;
}
