import type { Parameters } from 'fast-check';

/** Runs of each property in the short form, which is part of `npm test`. */
const SHORT_RUNS = 40;

/** Runs of each property: `FUZZ_RUNS`, as `npm run test:fuzz` sets it. */
const RUNS = Number(process.env.FUZZ_RUNS ?? SHORT_RUNS);

/** A bound in time too, whatever the machine: half a second a run, at least twenty seconds. */
const TIME_LIMIT_MS = Math.max(20_000, RUNS * 500);

/** Time a test may take: the bound of its property, and a hang to be found out. */
export const FUZZ_TIMEOUT_MS = TIME_LIMIT_MS + 60_000;

/**
 * How much is tried. The short form always tries the same; the long form something else each time, unless `FUZZ_SEED`
 * repeats a run that failed (fast-check prints its seed).
 */
export function fuzzParameters(): Pick<
  Parameters<never>,
  'numRuns' | 'interruptAfterTimeLimit' | 'markInterruptAsFailure' | 'endOnFailure' | 'seed'
> {
  const seed = process.env.FUZZ_SEED ?? (process.env.FUZZ_RUNS === undefined ? '1' : undefined);
  return {
    numRuns: RUNS,
    interruptAfterTimeLimit: TIME_LIMIT_MS,
    markInterruptAsFailure: false,
    // Each run is a real exchange: what failed is told as it is, without a search for something smaller.
    endOnFailure: true,
    ...(seed === undefined ? {} : { seed: Number(seed) }),
  };
}
