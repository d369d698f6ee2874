import {
  CertificateError,
  type TeleservicesError,
  type TeleservicesErrorCode,
  TlsiFaultError,
} from '@dmpconnect/teleservices';
import { ApiFailure, type WireErrorName } from '../../contract/errors.js';

const TELESERVICES_FAILURES: Readonly<Record<TeleservicesErrorCode, WireErrorName>> = {
  OPTIONS_INVALID: 'functional-fault',
  CERTIFICATE_REFUSED: 'technical-fault',
  AUTHENTICATION_UNSUITED: 'functional-fault',
  CONTEXT_MISSING: 'functional-fault',
  TRAIT_MISSING: 'functional-fault',
  TRAIT_INVALID: 'functional-fault',
  INS_INVALID: 'functional-fault',
  INS_KEY: 'functional-fault',
  INS_ENVIRONMENT: 'functional-fault',
  VITALE_INVALID: 'vitale-read-error',
  // js-api 2.4, 1/1014: the library that reads the cards cannot vouch for anybody.
  VITALE_ASSERTION_MISSING: 'not-supported',
  BATCH_INVALID: 'functional-fault',
  PROFILE_NOT_OFFICIAL: 'not-supported',
  PROFILE_OBSERVED: 'not-supported',
  FAULT: 'insi-business-error',
  ANSWER_UNEXPECTED: 'answer-not-understood',
};

/**
 * Wire form of a failure of a teleservice (js-api 2.4): the text for the user is the description of a fault, the code of
 * the teleservice opens the extended text (teleservices 6).
 */
export function describeTeleservicesFailure(error: TeleservicesError): ApiFailure {
  const failure = TELESERVICES_FAILURES[error.code];
  if (error instanceof TlsiFaultError) return describeTlsiFault(error, failure);
  if (error instanceof CertificateError || failure !== 'functional-fault') {
    return new ApiFailure(failure, { extended: error.message, cause: error });
  }
  return new ApiFailure(failure, { description: error.message, cause: error });
}

/** A fault under the name that its service has on the wire: 2/1101 for INSi, 2/1001 for the others. */
export function describeTlsiFault(
  error: TlsiFaultError,
  failure: WireErrorName = 'insi-business-error',
): ApiFailure {
  const { fault, meaning, retryable } = error;
  const code = fault.detailCode || fault.subcode || fault.soapCode;
  const texts = [fault.reason, meaning ?? '', retryable ? 'The same call may work later.' : ''];
  return new ApiFailure(failure, {
    extended: `${code}: ${texts.filter((text) => text !== '').join(' ')}`,
    cause: error,
  });
}
