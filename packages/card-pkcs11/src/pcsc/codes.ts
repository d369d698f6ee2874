/** Return values of the PC/SC functions this package tells apart, as unsigned 32-bit numbers. */
export const SCARD = {
  OK: 0,
  CANCELLED: 0x80100002,
  UNKNOWN_READER: 0x80100009,
  TIMEOUT: 0x8010000a,
  NO_READERS: 0x8010002e,
} as const;

/** Bits of the state of a reader. */
export const READER_STATE = {
  CHANGED: 0x2,
  /** The name is not known to the service. */
  UNKNOWN: 0x4,
  PRESENT: 0x20,
} as const;

/** Name of a return value for a journal: `0x8010001d`. */
export function nameCode(code: number): string {
  return `0x${code.toString(16).padStart(8, '0')}`;
}
