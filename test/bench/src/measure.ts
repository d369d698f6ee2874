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
}

export interface Result {
  readonly name: string;
  readonly rounds: number;
  readonly ours: Figures & { readonly label: string };
  readonly baseline: Figures & { readonly label: string };
  /** Median of ours over median of the baseline: 1 is as fast, 2 takes twice the time. */
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
  const [oursFigures, baselineFigures] = [figuresOf(times.ours), figuresOf(times.baseline)];
  return {
    name,
    rounds,
    ours: { label: ours.label, ...oursFigures },
    baseline: { label: baseline.label, ...baselineFigures },
    ratio: oursFigures.medianMs / baselineFigures.medianMs,
  };
}

async function timeOf(round: Round): Promise<number> {
  const start = performance.now();
  await round();
  return performance.now() - start;
}

function figuresOf(times: readonly number[]): Figures {
  const sorted = [...times].sort((a, b) => a - b);
  return { medianMs: quantile(sorted, 0.5), p99Ms: quantile(sorted, 0.99) };
}

function quantile(sorted: readonly number[], fraction: number): number {
  const index = Math.min(sorted.length - 1, Math.floor(sorted.length * fraction));
  return sorted[index] ?? Number.NaN;
}
