import { CardError } from '@dmpconnect/card-pkcs11';
import type { MssError, MssErrorCode } from '@dmpconnect/mss';
import { TransportError } from '@dmpconnect/soap';
import { ApiFailure, type WireErrorName } from '../../contract/errors.js';
import { describeCardFailure } from './card.js';
import { describeTransportFailure } from './soap.js';

const MSS_FAILURES: Readonly<Record<MssErrorCode, WireErrorName>> = {
  OPTIONS_INVALID: 'functional-fault',
  ADDRESS_INVALID: 'functional-fault',
  ADDRESS_REFUSED: 'mss-business-error',
  WHITE_LIST: 'mss-business-error',
  MESSAGE_INVALID: 'functional-fault',
  LIMIT: 'functional-fault',
  REQUEST_INVALID: 'functional-fault',
  PROFILE_NOT_OFFICIAL: 'not-supported',
  PROFILE_INFERRED: 'not-supported',
  HOST_UNKNOWN: 'host-not-resolved',
  CONNECTION: 'connection-failed',
  PROXY_UNKNOWN: 'proxy-not-resolved',
  PROXY_REFUSED: 'receive-failed',
  SERVER_CERTIFICATE: 'server-certificate-refused',
  TLS: 'tls-failed',
  TIMEOUT: 'timeout',
  ABORTED: 'receive-failed',
  INTERRUPTED: 'receive-failed',
  LOGIN_REFUSED: 'mss-business-error',
  LOGIN_ANSWER: 'answer-not-understood',
  LOGIN_FOREIGN: 'answer-not-understood',
  SESSION_EXPIRED: 'mss-business-error',
  FAULT_FUNCTIONAL: 'mss-business-error',
  FAULT_TECHNICAL: 'soap-fault',
  ANSWER_HTML: 'answer-not-understood',
  ANSWER_TRUNCATED: 'answer-not-understood',
  ANSWER_TOO_LARGE: 'answer-not-understood',
  ANSWER_UNEXPECTED: 'answer-not-understood',
  UNSUPPORTED: 'not-supported',
  DIRECTORY_CRITERIA: 'functional-fault',
  DIRECTORY_REFUSED: 'mss-business-error',
  XDM_INPUT: 'document-refused',
  XDM_REFUSED: 'document-refused',
};

/** Field of a failure that says what became of a mail: `not-sent`, or `unknown` when it may have left. */
export const MAIL_DELIVERY = 's_mailDelivery';

/** Wire form of a failure of the secure mail (js-api 2.4): the operator's number opens the extended text. */
export function describeMssFailure(error: MssError): ApiFailure {
  const extra = error.delivery === undefined ? {} : { [MAIL_DELIVERY]: error.delivery };
  const card = cardFailure(error);
  // The handshake failed because the card did not sign: the card says why better than the transport.
  if (card !== undefined) {
    const { failure, message, extended } = describeCardFailure(card);
    const details = [extended, error.message].filter((text) => text !== '').join('. ');
    return new ApiFailure(failure, { description: message, extended: details, extra, cause: error });
  }
  // The numbers of the network are finer than the codes of the mail: a proxy is told from a server.
  if (error.cause instanceof TransportError) {
    return describeTransportFailure(error.cause, { opening: error.code, extra });
  }
  const failure = MSS_FAILURES[error.code];
  if (failure === 'functional-fault') {
    return new ApiFailure(failure, { description: error.message, extra, cause: error });
  }
  const opening = error.serviceCode ?? error.code;
  return new ApiFailure(failure, { extended: `${opening}: ${error.message}`, extra, cause: error });
}

function cardFailure(error: Error): CardError | undefined {
  const { cause } = error;
  if (error instanceof TransportError) {
    return error.reason === 'card' && cause instanceof CardError ? cause : undefined;
  }
  return cause instanceof Error ? cardFailure(cause) : undefined;
}
