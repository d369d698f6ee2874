import type { MssError, MssErrorCode } from '@dmpconnect/mss';
import { ApiFailure, type WireErrorName } from '../../contract/errors.js';

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

/** Wire form of a failure of the secure mail (js-api 2.4): the operator's number opens the extended text. */
export function describeMssFailure(error: MssError): ApiFailure {
  const failure = MSS_FAILURES[error.code];
  if (failure === 'functional-fault') {
    return new ApiFailure(failure, { description: error.message, cause: error });
  }
  const opening = error.serviceCode ?? error.code;
  return new ApiFailure(failure, { extended: `${opening}: ${error.message}`, cause: error });
}
