import type { Sample } from '../exchange/sample.js';

/**
 * Two servers closer than this agree in any case, in ms: a DMP time stamp holds whole seconds, and a server's
 * own estimate of its error is often optimistic.
 */
const AGREEMENT_MS = 250;

/** Samples that agree with each other, and those that do not. */
export interface Selection {
  /** Best first: shortest distance to the reference. */
  readonly agreeing: readonly Sample[];
  readonly outliers: readonly Sample[];
}

interface Edge {
  readonly at: number;
  readonly opens: boolean;
}

/**
 * Finds the largest group of samples whose intervals of possible offsets share a point: the intersection
 * algorithm of RFC 5905 section 11.2.1, so that a few lying servers are told from the truthful ones.
 */
export function selectAgreeing(samples: readonly Sample[]): Selection {
  const meeting = findBusiestPoint(samples);
  const agrees = (sample: Sample): boolean =>
    meeting !== undefined &&
    sample.offsetMs - reach(sample) <= meeting &&
    meeting <= sample.offsetMs + reach(sample);
  const agreeing = samples
    .filter(agrees)
    .sort((a, b) => a.distanceMs - b.distanceMs || a.stratum - b.stratum);
  return { agreeing, outliers: samples.filter((sample) => !agrees(sample)) };
}

function reach(sample: Sample): number {
  return Math.max(sample.distanceMs, AGREEMENT_MS);
}

/** Point covered by most intervals: the lower end of the last one to open there. */
function findBusiestPoint(samples: readonly Sample[]): number | undefined {
  const edges = samples
    .flatMap((sample): readonly Edge[] => [
      { at: sample.offsetMs - reach(sample), opens: true },
      { at: sample.offsetMs + reach(sample), opens: false },
    ])
    // Intervals that only touch do share a point.
    .sort((a, b) => a.at - b.at || Number(b.opens) - Number(a.opens));
  let open = 0;
  let most = 0;
  let busiest: number | undefined;
  for (const edge of edges) {
    open += edge.opens ? 1 : -1;
    if (edge.opens && open > most) {
      most = open;
      busiest = edge.at;
    }
  }
  return busiest;
}
