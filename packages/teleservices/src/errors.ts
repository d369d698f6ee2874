import type { TraitRule } from './traits/rules.js';

/** Every stable code of this package, with the sentence the documentation gives for it. */
export const TELESERVICES_ERRORS = {
  OPTIONS_INVALID: 'an option of the client is missing or has the wrong form (`field` names it)',
  CERTIFICATE_REFUSED: 'the certificate is not one that may be used this way (`checks` says why)',
  AUTHENTICATION_UNSUITED: 'the service cannot be called with this authentication',
  CONTEXT_MISSING: 'a search must name the care contact it is made for',
  TRAIT_MISSING: 'an identity trait that must be sent was not given (`field` names it)',
  TRAIT_INVALID: 'an identity trait breaks a rule of writing (see `TraitError`)',
  INS_INVALID: 'a national identifier has not the form of one, or its OID is unknown (`field` names it)',
  INS_KEY: 'the control key of a national identifier is wrong (`field` names it)',
  INS_ENVIRONMENT: 'identifiers of tests and of real patients would be mixed',
  VITALE_INVALID: 'data of the Vitale card are missing or have the wrong form (`field` names it)',
  VITALE_ASSERTION_MISSING: 'the service wants the assertion of a Vitale card, and none was given',
  BATCH_INVALID: 'a batch holds no identity, or more than the service takes',
  PROFILE_NOT_OFFICIAL: 'the wire format is invented for the sandbox, and the host is a real one',
  PROFILE_OBSERVED:
    'the wire format was only observed, and may be sent to a real host with `allowObserved` alone',
  FAULT: 'the service answered with a fault (see `TlsiFaultError`)',
  ANSWER_UNEXPECTED: 'the service answered something that is not the expected message',
} as const;

/** Stable codes of the errors of this package; {@link TELESERVICES_ERRORS} says what each one means. */
export type TeleservicesErrorCode = keyof typeof TELESERVICES_ERRORS;

export interface TeleservicesErrorOptions {
  readonly cause?: unknown;
  /** The field concerned, by its name in this package's types, e.g. `traits.birthName`. */
  readonly field?: string;
}

/** Base class of every error this package throws. Switch on `code`; the message is for people. */
export class TeleservicesError extends Error {
  override readonly name: string = 'TeleservicesError';
  readonly code: TeleservicesErrorCode;
  /** The field concerned, e.g. `traits.birthName`, when there is one. */
  readonly field: string | undefined;

  constructor(code: TeleservicesErrorCode, message: string, options: TeleservicesErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.field = options.field;
  }
}

/** A trait breaks a rule of writing (teleservices 8.1 to 8.3). The value itself is never in the message. */
export class TraitError extends TeleservicesError {
  override readonly name = 'TraitError';
  readonly rule: TraitRule;
  /** Where in the normalised text, from 0; `undefined` when the rule is about the whole. */
  readonly position: number | undefined;
  /** The character that is refused, when one is: a sign alone, never the trait. */
  readonly character: string | undefined;

  constructor(
    field: string,
    rule: TraitRule,
    message: string,
    at: { readonly position?: number; readonly character?: string } = {},
  ) {
    super('TRAIT_INVALID', message, { field });
    this.rule = rule;
    this.position = at.position;
    this.character = at.character;
  }
}

/** Severity of a fault; `unknown` when the service gave none, or one that is not known. */
export type FaultSeverity = 'information' | 'warning' | 'error' | 'fatal' | 'unknown';

/** A fault of the frame, read (teleservices 6). */
export interface TlsiFault {
  /** `Sender`, `Receiver`. */
  readonly soapCode: string;
  /** e.g. `siram_40`; `''` when the service gave none. */
  readonly subcode: string;
  /** French text to be shown to the user. */
  readonly reason: string;
  readonly severity: FaultSeverity;
  /** e.g. `desir_550`; `''` when the service gave none. */
  readonly detailCode: string;
  /** Technical text; it may quote what was sent. */
  readonly detailText: string;
  /** `MessageID` of the request; the front layer alone gives it. */
  readonly messageId: string | undefined;
  /** `front` for the layer in front of the service (`desir_…`), `service` behind it, `unknown` without a code. */
  readonly layer: 'front' | 'service' | 'unknown';
}

/** The service answered with a fault. Its `fault` is not enumerable: its texts may quote what was sent. */
export class TlsiFaultError extends TeleservicesError {
  override readonly name = 'TlsiFaultError';
  declare readonly fault: TlsiFault;
  readonly httpStatus: number;
  /** What the fault means, in words, when its code is known. */
  readonly meaning: string | undefined;
  /** The same call may succeed later. */
  readonly retryable: boolean;

  constructor(
    label: string,
    fault: TlsiFault,
    details: {
      readonly httpStatus: number;
      readonly meaning: string | undefined;
      readonly retryable: boolean;
      readonly cause: unknown;
    },
  ) {
    const code = fault.detailCode || fault.subcode || fault.soapCode;
    const meaning = details.meaning === undefined ? '' : `: ${details.meaning}`;
    super('FAULT', `${label} was refused (${code})${meaning}.`, { cause: details.cause });
    Object.defineProperty(this, 'fault', { value: fault });
    this.httpStatus = details.httpStatus;
    this.meaning = details.meaning;
    this.retryable = details.retryable;
  }
}

/** One check of a certificate, with its outcome (teleservices 5.3). */
export interface CertificateCheck {
  readonly check: 'subject' | 'organisation' | 'issuer' | 'validity';
  readonly passed: boolean;
  /** What was wanted, in words. */
  readonly rule: string;
}

/** A certificate may not be used this way; `checks` tells each check and its outcome. */
export class CertificateError extends TeleservicesError {
  override readonly name = 'CertificateError';
  readonly checks: readonly CertificateCheck[];

  constructor(checks: readonly CertificateCheck[]) {
    const failed = checks.filter(({ passed }) => !passed).map(({ rule }) => rule);
    super('CERTIFICATE_REFUSED', `The software certificate cannot be used: ${failed.join('; ')}.`, {
      field: 'authentication.certificate',
    });
    this.checks = checks;
  }
}
