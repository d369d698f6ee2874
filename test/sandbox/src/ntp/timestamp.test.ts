import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toNtpTimestamp } from './timestamp.js';

const seconds = (stamp: bigint): bigint => stamp >> 32n;

describe('NTP time stamps', () => {
  it.each([
    // RFC 5905, figure 4: dates and the seconds of their era.
    ['1970-01-01T00:00:00Z', 2_208_988_800n],
    ['1972-01-01T00:00:00Z', 2_272_060_800n],
    ['1999-12-31T00:00:00Z', 3_155_587_200n],
    ['2036-02-07T06:28:14Z', 4_294_967_294n],
    ['2036-02-07T06:28:16Z', 0n],
  ])('count the seconds of %s', (date, expected) => {
    expect(seconds(toNtpTimestamp(Date.parse(date)))).toBe(expected);
  });

  it('carry the fraction in 1/2^32 of a second', () => {
    expect(toNtpTimestamp(500) & 0xffff_ffffn).toBe(0x8000_0000n);
  });

  it('keep order and distance within an era, to a microsecond', () => {
    const instant = fc.integer({ min: 0, max: Date.parse('2036-02-07T06:28:15Z') });
    fc.assert(
      fc.property(instant, instant, (a, b) => {
        const distance = toNtpTimestamp(b) - toNtpTimestamp(a);
        expect(Number(distance) / 2 ** 32).toBeCloseTo((b - a) / 1000, 5);
      }),
    );
  });

  it('always fit 64 bits', () => {
    fc.assert(
      fc.property(fc.integer({ min: -8_640_000_000_000, max: 8_640_000_000_000 }), (milliseconds) => {
        expect(BigInt.asUintN(64, toNtpTimestamp(milliseconds))).toBe(toNtpTimestamp(milliseconds));
      }),
    );
  });
});
