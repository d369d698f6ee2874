/** Every code of this package with what it means. The README lists the same codes (checked by a test). */
export const NTP_ERRORS = {
  NTP_CONFIGURATION: 'the list of time servers, the port or the time-out cannot be used',
  NTP_UNREACHABLE: 'no time server gave a usable answer in time',
  NTP_DISAGREEMENT: 'the time servers that answered contradict each other and no majority agrees',
  NTP_ABORTED: 'the caller gave up before the synchronisation ended',
} as const;

/** Stable codes of the errors of this package; see {@link NTP_ERRORS}. */
export type NtpErrorCode = keyof typeof NTP_ERRORS;

/** What was tried with one time server, and why it did not do. */
export interface NtpAttempt {
  readonly server: string;
  /** One English phrase, e.g. `no answer within 2000 ms`, `kiss-o'-death RATE`, `ENOTFOUND`. */
  readonly why: string;
}

/** The error this package throws. Switch on `code`; the message is for people and names the servers tried. */
export class NtpError extends Error {
  override readonly name = 'NtpError';
  readonly code: NtpErrorCode;
  /** Every server tried, in the order of the configuration. */
  readonly attempts: readonly NtpAttempt[];

  constructor(
    code: NtpErrorCode,
    message: string,
    details: { readonly cause?: unknown; readonly attempts?: readonly NtpAttempt[] } = {},
  ) {
    super(message, 'cause' in details ? { cause: details.cause } : undefined);
    this.code = code;
    this.attempts = details.attempts ?? [];
  }
}
