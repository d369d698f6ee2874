import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Sample } from '../exchange/sample.js';
import { selectAgreeing } from './select.js';

function sample(server: string, offsetMs: number, distanceMs = 10): Sample {
  return { server, offsetMs, distanceMs, delayMs: 2 * distanceMs, stratum: 2 };
}
const names = (samples: readonly Sample[]) => samples.map(({ server }) => server);

describe('selection among servers', () => {
  it('puts the liar apart', () => {
    const { agreeing, outliers } = selectAgreeing([
      sample('a', 1000),
      sample('liar', 3_600_000),
      sample('b', 1020, 5),
      sample('c', 990, 20),
    ]);
    expect(names(agreeing)).toEqual(['b', 'a', 'c']);
    expect(names(outliers)).toEqual(['liar']);
  });

  it('takes the only sample there is', () => {
    expect(names(selectAgreeing([sample('a', -5_000_000)]).agreeing)).toEqual(['a']);
  });

  it('leaves one of two that contradict each other, so that no majority stands', () => {
    expect(selectAgreeing([sample('a', 0), sample('b', 10_000)]).agreeing).toHaveLength(1);
  });

  it('of no sample is empty', () => {
    expect(selectAgreeing([])).toEqual({ agreeing: [], outliers: [] });
  });

  it('keeps every truthful server, and they are the majority, whatever the liars say', () => {
    const truthful = fc.array(fc.integer({ min: -100, max: 100 }), { minLength: 3, maxLength: 8 });
    const lies = fc.array(fc.integer({ min: 10_000, max: 1_000_000 }), { maxLength: 2 });
    fc.assert(
      fc.property(truthful, lies, (truths, liars) => {
        const samples = [
          ...truths.map((offset, i) => sample(`true-${i}`, offset)),
          ...liars.map((offset, i) => sample(`liar-${i}`, offset)),
        ];
        const { agreeing, outliers } = selectAgreeing(samples);
        expect(new Set(names(agreeing))).toEqual(new Set(truths.map((_, i) => `true-${i}`)));
        expect(outliers).toHaveLength(liars.length);
      }),
    );
  });
});
