import type { CardError, CardErrorCode } from '@dmpconnect/card-pkcs11';
import { ApiFailure, type WireErrorName } from '../../contract/errors.js';

const CARD_FAILURES: Readonly<Record<CardErrorCode, WireErrorName>> = {
  PIN_FORMAT: 'functional-fault',
  PIN_REFUSED: 'pin-refused',
  // The keypad of the reader gave no PIN: the card itself refused nothing, no try is lost.
  PIN_CANCELLED: 'card-library-fault',
  CARD_ABSENT: 'card-absent',
  CARD_BLOCKED: 'card-blocked',
  CARD_EXPIRED: 'card-expired',
  CARD_CHANGED: 'card-changed',
  CARD_NOT_CPX: 'card-not-cpx',
  CARD_DATA: 'card-library-fault',
  CARD_KEY_UNUSABLE: 'card-library-fault',
  READER_NOT_FOUND: 'reader-not-found',
  CARD_SERVICE_UNAVAILABLE: 'card-service-unavailable',
  CARD_LIBRARY: 'card-library-fault',
  TLS_ENGINE_UNAVAILABLE: 'not-supported',
  VITALE_LIBRARY: 'vitale-missing',
  VITALE_ABSENT: 'vitale-missing',
  VITALE_UNREADABLE: 'vitale-read-error',
  VITALE_NO_CONTENT: 'vitale-no-rights',
};

/** Wire form of a failure of the card (js-api 2.4, types 1 and 4). */
export function describeCardFailure(error: CardError): ApiFailure {
  if (error.code === 'PIN_REFUSED') return describeRefusedPin(error);
  if (error.code === 'PIN_FORMAT') {
    return new ApiFailure('functional-fault', { description: `s_pinCode: ${error.message}`, cause: error });
  }
  return new ApiFailure(CARD_FAILURES[error.code], { extended: error.message, cause: error });
}

function describeRefusedPin(error: CardError): ApiFailure {
  const tries = error.remainingTries;
  if (tries === undefined) return new ApiFailure('pin-refused', { extended: error.message, cause: error });
  return new ApiFailure('pin-refused', {
    extended: tries === 1 ? '1 try left' : `${tries} tries left`,
    extra: { i_remainingPinCodeInputs: tries },
    cause: error,
  });
}
