import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeTimestamp, encodeTimestamp, nanosecondsOf } from './timestamp.js';

const ERA_NS = (1n << 32n) * 1_000_000_000n;

describe('NTP timestamps', () => {
  it.each([
    ['1900-01-01T00:00:00Z', 0n],
    ['1970-01-01T00:00:00Z', 2_208_988_800n << 32n],
    ['2000-01-01T00:00:00.500Z', (3_155_673_600n << 32n) | 0x80000000n],
    ['2036-02-07T06:28:15Z', 0xffffffffn << 32n],
    // First second of era 1: the 64 bits start again from zero.
    ['2036-02-07T06:28:16Z', 0n],
  ])('%s is the one of RFC 5905', (date, expected) => {
    expect(encodeTimestamp(nanosecondsOf(new Date(date)))).toBe(expected);
  });

  it('come back to the same nanosecond in any era, read near the true time', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -3n * ERA_NS, max: 5n * ERA_NS }),
        fc.bigInt({ min: -(ERA_NS / 2n) + 2n, max: ERA_NS / 2n - 2n }),
        (instant, error) => {
          expect(decodeTimestamp(encodeTimestamp(instant), instant + error)).toBe(instant);
        },
      ),
    );
  });

  it('are read as the era nearest to the local clock around the rollover of 2036', () => {
    const before = nanosecondsOf(new Date('2036-02-07T06:28:10Z'));
    const after = nanosecondsOf(new Date('2036-02-07T06:28:20Z'));
    expect(decodeTimestamp(encodeTimestamp(after), before)).toBe(after);
    expect(decodeTimestamp(encodeTimestamp(before), after)).toBe(before);
  });

  it('fit in 64 bits', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -2n * ERA_NS, max: 4n * ERA_NS }), (instant) => {
        const encoded = encodeTimestamp(instant);
        expect(encoded >= 0n && encoded < 1n << 64n).toBe(true);
      }),
    );
  });
});
