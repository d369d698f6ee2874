/** Every stable code of this package, with the sentence the documentation gives for it. */
export const MSS_ERRORS = {
  OPTIONS_INVALID: 'an option of the client is missing or has the wrong form (`field` names it)',
  ADDRESS_INVALID: 'an address has not the form of one (`field` names it)',
  ADDRESS_REFUSED: 'an address is outside the trusted domains of the secure mail (`field` names it)',
  WHITE_LIST: 'the list of trusted domains could not be had, so that no address can be checked',
  MESSAGE_INVALID: 'a message breaks a rule of sending (`field` names it)',
  LIMIT: 'the message is over a limit of size, of length or of recipients (`field` names it)',
  REQUEST_INVALID: 'an argument of a call has the wrong form (`field` names it)',
  PROFILE_NOT_OFFICIAL: 'the wire format is invented for the sandbox, and the host is a real one',
  PROFILE_INFERRED: 'the wire format is inferred, and may be sent to a real host with `allowInferred` alone',
  HOST_UNKNOWN: 'the name of the host is not known',
  CONNECTION: 'the host cannot be reached: it is down, or nothing listens at its port',
  PROXY_UNKNOWN: 'the name of the proxy is not known',
  PROXY_REFUSED: 'the proxy refuses the connection, or wants a login that it was not given',
  SERVER_CERTIFICATE: 'the certificate of the host is not trusted, or something intercepts the connection',
  TLS: 'the TLS connection was refused by one side (client certificate, card or protocol)',
  TIMEOUT: 'the deadline passed: the service was too slow, or its answer was',
  ABORTED: 'the caller gave up',
  INTERRUPTED: 'the connection broke before the answer was complete',
  LOGIN_REFUSED: 'the identity host or the mail host refused the login (`serviceCode` when it gave one)',
  LOGIN_ANSWER: 'a step of the login was answered with something that is not the expected message',
  LOGIN_FOREIGN: 'the login would have sent the assertion to another host than the configured one',
  SESSION_EXPIRED: 'the session was lost, and a new login did not bring it back',
  FAULT_FUNCTIONAL: 'the service refused the request (`serviceCode` says why)',
  FAULT_TECHNICAL: 'the service failed (`serviceCode` when it gave one)',
  ANSWER_HTML: 'a web page came instead of the answer: a proxy, or the maintenance page of the service',
  ANSWER_TRUNCATED: 'the answer stops before its end',
  ANSWER_TOO_LARGE: 'the answer is over the size limit',
  ANSWER_UNEXPECTED: 'the service answered something that is not the expected message',
  UNSUPPORTED: 'this operator or this mailbox cannot do what was asked',
  DIRECTORY_CRITERIA:
    'a search of the directory gives no criterion, or one of the wrong form (`field` names it)',
  DIRECTORY_REFUSED: 'the directory refused the search, or ended it at one of its limits',
  XDM_INPUT: 'an archive cannot be made of what was given (`field` names it)',
  XDM_REFUSED: 'an archive received is refused (see `XdmRefusedError`: `reasons`)',
} as const;

/** Stable codes of the errors of this package; {@link MSS_ERRORS} says what each one means. */
export type MssErrorCode = keyof typeof MSS_ERRORS;

/** What kind of failure it is, for callers that need no more (mss 7.2). */
export type MssErrorKind =
  | 'input'
  | 'limit'
  | 'auth'
  | 'functional'
  | 'technical'
  | 'transport'
  | 'integrity';

/** Kind of each code. */
export const MSS_ERROR_KINDS: Readonly<Record<MssErrorCode, MssErrorKind>> = {
  OPTIONS_INVALID: 'input',
  ADDRESS_INVALID: 'input',
  ADDRESS_REFUSED: 'input',
  WHITE_LIST: 'transport',
  MESSAGE_INVALID: 'input',
  LIMIT: 'limit',
  REQUEST_INVALID: 'input',
  PROFILE_NOT_OFFICIAL: 'input',
  PROFILE_INFERRED: 'input',
  HOST_UNKNOWN: 'transport',
  CONNECTION: 'transport',
  PROXY_UNKNOWN: 'transport',
  PROXY_REFUSED: 'transport',
  SERVER_CERTIFICATE: 'transport',
  TLS: 'transport',
  TIMEOUT: 'transport',
  ABORTED: 'transport',
  INTERRUPTED: 'transport',
  LOGIN_REFUSED: 'auth',
  LOGIN_ANSWER: 'auth',
  LOGIN_FOREIGN: 'auth',
  SESSION_EXPIRED: 'auth',
  FAULT_FUNCTIONAL: 'functional',
  FAULT_TECHNICAL: 'technical',
  ANSWER_HTML: 'technical',
  ANSWER_TRUNCATED: 'technical',
  ANSWER_TOO_LARGE: 'technical',
  ANSWER_UNEXPECTED: 'technical',
  UNSUPPORTED: 'functional',
  DIRECTORY_CRITERIA: 'input',
  DIRECTORY_REFUSED: 'functional',
  XDM_INPUT: 'input',
  XDM_REFUSED: 'integrity',
};

/** What is known of a mail whose sending failed: it did not leave, or it may have left. */
export type Delivery = 'not-sent' | 'unknown';

export interface MssErrorOptions {
  readonly cause?: unknown;
  /** The field concerned, by its name in this package's types, e.g. `message.to[0]`. */
  readonly field?: string | undefined;
  /** The operator's own number (mss 7.2). */
  readonly serviceCode?: number | undefined;
  readonly httpStatus?: number | undefined;
  /** Only for `send`: what became of the mail. */
  readonly delivery?: Delivery | undefined;
  /** The operator's own words: they may quote what was sent. */
  readonly serviceMessage?: string | undefined;
}

/** Base class of every error this package throws. Switch on `code`; the message is for people. */
export class MssError extends Error {
  override readonly name: string = 'MssError';
  readonly code: MssErrorCode;
  readonly kind: MssErrorKind;
  readonly field: string | undefined;
  /** The operator's own number, when it gave one (mss 7.2). */
  readonly serviceCode: number | undefined;
  readonly httpStatus: number | undefined;
  /**
   * Set on every error of `send`. `not-sent`: the mail did not leave. `unknown`: it may have left, look in the folder
   * of sent mails before sending again.
   */
  readonly delivery: Delivery | undefined;
  /** The operator's own words, to be shown and never logged: not enumerable, for it may quote what was sent. */
  declare readonly serviceMessage: string | undefined;

  constructor(code: MssErrorCode, message: string, options: MssErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.kind = MSS_ERROR_KINDS[code];
    this.field = options.field;
    this.serviceCode = options.serviceCode;
    this.httpStatus = options.httpStatus;
    this.delivery = options.delivery;
    Object.defineProperty(this, 'serviceMessage', { value: options.serviceMessage });
  }
}

/** An archive received is refused; each reason stands alone, and names an entry or a rule, never content. */
export class XdmRefusedError extends MssError {
  override readonly name = 'XdmRefusedError';
  readonly reasons: readonly string[];

  constructor(reasons: readonly string[], options: { readonly cause?: unknown } = {}) {
    super('XDM_REFUSED', `The archive is refused: ${reasons.join(' ')}`, options);
    this.reasons = reasons;
  }
}

/** The same error, which says what became of the mail. */
export function withDelivery(error: MssError, delivery: Delivery, message = error.message): MssError {
  const { code, field, serviceCode, httpStatus, serviceMessage } = error;
  const details = { field, serviceCode, httpStatus, serviceMessage, delivery, cause: error };
  return new MssError(code, message, details);
}
