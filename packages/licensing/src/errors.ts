/** Every code of this package with what it means. The README lists the same codes (checked by a test). */
export const LICENSING_ERRORS = {
  LICENCE_CONFIGURATION: 'the list of licence servers or of public keys cannot be used',
  LICENCE_REFUSED: 'a licence server answered, authentically, that this card may not be served',
  LICENCE_UNREACHABLE: 'no licence server gave an answer in time',
  LICENCE_ANSWER_INVALID: 'every licence server that answered gave an answer that cannot be trusted',
  LICENCE_ABORTED: 'the caller gave up before the check ended',
  LICENCE_QUESTION: 'a question put to a licence authority breaks a rule of the wire',
  LICENCE_REGISTER: 'the register of a licence authority breaks a rule',
  DC_PARAMETER_NOT_BASE64: 'the DC parameter is not base64 text',
  DC_PARAMETER_TOO_LARGE: 'the DC parameter is longer than any genuine one',
  DC_PARAMETER_NOT_A_JWS: 'the decoded DC parameter is not a compact JWS',
  DC_PARAMETER_UNKNOWN_KEY: 'the DC parameter names a signing key that is not configured',
  DC_PARAMETER_SIGNATURE: 'the signature of the DC parameter does not verify',
  DC_PARAMETER_UNKNOWN_VERSION: 'the DC parameter follows a version of the format that is not known',
  DC_PARAMETER_PAYLOAD: 'a field of the DC parameter is missing or has the wrong form',
  DC_PARAMETER_NOT_YET_VALID: 'the DC parameter was issued in the future',
  DC_PARAMETER_EXPIRED: 'the DC parameter is past its end of validity',
  DC_PARAMETER_ENVIRONMENT: 'the DC parameter is for the other environment (test or prod)',
} as const;

/** Stable codes of the errors of this package; see {@link LICENSING_ERRORS}. */
export type LicensingErrorCode = keyof typeof LICENSING_ERRORS;

/** Codes of {@link LicenceError}. */
export type LicenceErrorCode = Extract<LicensingErrorCode, `LICENCE_${string}`>;

/** Codes of {@link DcParameterError}. */
export type DcParameterErrorCode = Extract<LicensingErrorCode, `DC_PARAMETER_${string}`>;

/** Base class of every error this package throws. Switch on `code`; the message is for people. */
export class LicensingError extends Error {
  override readonly name: string = 'LicensingError';
  readonly code: LicensingErrorCode;

  constructor(code: LicensingErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** Why a licence server could not be used. */
export type LicenceAttemptFailure = 'network' | 'http-status' | 'answer-invalid' | 'timeout';

/** What was tried with one licence server, and why it did not do. */
export interface LicenceAttempt {
  /** Host and port of the server, as configured. */
  readonly server: string;
  readonly failure: LicenceAttemptFailure;
  /** One English phrase, with the system's own code when there is one. */
  readonly detail: string;
  /** The same phrase in both languages. */
  readonly explanation: LicenceMessage;
  /** Number that cURL gives to this kind of network failure (6 name, 7 connect, 28 time-out, 35 TLS, 56 receive, 60 certificate). */
  readonly curlCode?: number;
}

/** Failure of a licence check. */
export class LicenceError extends LicensingError {
  override readonly name = 'LicenceError';
  declare readonly code: LicenceErrorCode;
  /** With `LICENCE_REFUSED`: the state the server gave. */
  readonly state: RefusedLicenceState | undefined;
  /** The sentence for the user, in both languages; none with `LICENCE_CONFIGURATION` and `LICENCE_ABORTED`. */
  readonly explanation: LicenceMessage | undefined;
  /** With `LICENCE_UNREACHABLE` and `LICENCE_ANSWER_INVALID`: every server tried, in order. */
  readonly attempts: readonly LicenceAttempt[];

  constructor(
    code: LicenceErrorCode,
    message: string,
    details: {
      readonly cause?: unknown;
      readonly state?: RefusedLicenceState;
      readonly explanation?: LicenceMessage;
      readonly attempts?: readonly LicenceAttempt[];
    } = {},
  ) {
    super(code, message, 'cause' in details ? { cause: details.cause } : undefined);
    this.state = details.state;
    this.explanation = details.explanation;
    this.attempts = details.attempts ?? [];
  }
}

/** A DC parameter that must not be accepted; `code` says which rule it breaks. */
export class DcParameterError extends LicensingError {
  override readonly name = 'DcParameterError';
  declare readonly code: DcParameterErrorCode;

  constructor(code: DcParameterErrorCode, message: string, options?: ErrorOptions) {
    super(code, message, options);
  }
}

/** A sentence for the user in the two languages the connector speaks. */
export interface LicenceMessage {
  readonly fr: string;
  readonly en: string;
}

/** States that mean "no". */
export type RefusedLicenceState =
  | 'integrator-disabled'
  | 'licence-missing'
  | 'licence-revoked'
  | 'licence-expired'
  | 'version-disabled'
  | 'environment-mismatch';
