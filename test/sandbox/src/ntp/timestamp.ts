/** Seconds between 1900, where NTP starts counting, and 1970. */
const EPOCH_OFFSET_S = 2_208_988_800n;
const FRACTION = 1n << 32n;
const ERA = 1n << 64n;

/**
 * The 64-bit NTP time stamp (RFC 5905, section 6) of an instant in milliseconds since 1970: seconds since 1900 and
 * binary fraction, modulo an era of 2^32 seconds.
 */
export function toNtpTimestamp(milliseconds: number): bigint {
  const micros = BigInt(Math.round(milliseconds * 1000)) + EPOCH_OFFSET_S * 1_000_000n;
  const stamp = (micros * FRACTION) / 1_000_000n;
  return ((stamp % ERA) + ERA) % ERA;
}
