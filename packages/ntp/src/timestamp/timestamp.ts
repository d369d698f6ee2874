/** Length of an NTP timestamp in bytes: 32 bits of seconds since 1900, 32 bits of fraction (RFC 5905 section 6). */
export const TIMESTAMP_BYTES = 8;

/** Seconds from 1900-01-01 to 1970-01-01. */
const UNIX_EPOCH_SECONDS = 2_208_988_800n;

const ERA_SECONDS = 1n << 32n;
const FRACTIONS = 1n << 32n;
const NANOS = 1_000_000_000n;

/** An instant in nanoseconds since 1970: milliseconds are too coarse for a round trip on a local network. */
export type Nanoseconds = bigint;

/** Nanoseconds since 1970 of a date. */
export function nanosecondsOf(date: Date): Nanoseconds {
  return BigInt(date.getTime()) * 1_000_000n;
}

/** Writes an instant as a 64-bit NTP timestamp; the era number is not part of it. */
export function encodeTimestamp(instant: Nanoseconds): bigint {
  const sinceEpoch = instant + UNIX_EPOCH_SECONDS * NANOS;
  // Rounded to the nearest fraction: encode then decode gives the same nanosecond.
  const scaled = floorDivide(sinceEpoch * FRACTIONS * 2n + NANOS, NANOS * 2n);
  return BigInt.asUintN(64, scaled);
}

/**
 * Reads a 64-bit NTP timestamp as the instant nearest to `near`: eras last 136 years and the second one
 * begins in 2036, so the 64 bits alone do not say which.
 */
export function decodeTimestamp(timestamp: bigint, near: Nanoseconds): Nanoseconds {
  const nanoseconds = floorDivide(timestamp * NANOS * 2n + FRACTIONS, FRACTIONS * 2n);
  const instant = nanoseconds - UNIX_EPOCH_SECONDS * NANOS;
  const era = ERA_SECONDS * NANOS;
  const eras = floorDivide(near - instant + era / 2n, era);
  return instant + eras * era;
}

/** Division rounding towards minus infinity: dates before 1900 are negative. */
function floorDivide(dividend: bigint, divisor: bigint): bigint {
  const quotient = dividend / divisor;
  return dividend % divisor !== 0n && dividend < 0n !== divisor < 0n ? quotient - 1n : quotient;
}
