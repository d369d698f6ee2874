import { CardError, type CardErrorCode } from '../errors.js';
import { CKR, nameReturnValue, readReturnValue } from './return-values.js';

interface Meaning {
  readonly code: CardErrorCode;
  readonly sentence: string;
}

const ABSENT: Meaning = { code: 'CARD_ABSENT', sentence: 'there is no card in the reader' };
const CHANGED: Meaning = { code: 'CARD_CHANGED', sentence: 'the card was removed or changed' };
const NO_READER: Meaning = { code: 'READER_NOT_FOUND', sentence: 'the reader was unplugged' };
const SERVICE: Meaning = { code: 'CARD_SERVICE_UNAVAILABLE', sentence: 'the card reader does not answer' };
const KEY: Meaning = { code: 'CARD_KEY_UNUSABLE', sentence: 'the card refuses this use of its key' };

// cps-card 2 (last rows) and 7, for a card that nothing was done with yet.
const BEFORE_SESSION: ReadonlyMap<number, Meaning> = new Map([
  [CKR.TOKEN_NOT_PRESENT, ABSENT],
  [CKR.DEVICE_REMOVED, ABSENT],
  [CKR.TOKEN_NOT_RECOGNIZED, { code: 'CARD_NOT_CPX', sentence: 'the card is not a CPx card' }],
  [CKR.SLOT_ID_INVALID, NO_READER],
  [CKR.DEVICE_ERROR, SERVICE],
  [CKR.SESSION_HANDLE_INVALID, CHANGED],
]);

// cps-card 7: the same values mean "changed or removed" when they come from a session that worked before.
const IN_SESSION: ReadonlyMap<number, Meaning> = new Map([
  ...[
    CKR.SESSION_HANDLE_INVALID,
    CKR.SESSION_CLOSED,
    CKR.TOKEN_NOT_PRESENT,
    CKR.TOKEN_NOT_RECOGNIZED,
    CKR.DEVICE_REMOVED,
    CKR.DEVICE_ERROR,
    CKR.OBJECT_HANDLE_INVALID,
    CKR.KEY_HANDLE_INVALID,
    CKR.USER_NOT_LOGGED_IN,
    CKR.SLOT_ID_INVALID,
    CKR.CRYPTOKI_NOT_INITIALIZED,
  ].map((value) => [value, CHANGED] as const),
  [CKR.FUNCTION_NOT_SUPPORTED, KEY],
  [CKR.MECHANISM_INVALID, KEY],
  [CKR.KEY_TYPE_INCONSISTENT, KEY],
  [CKR.KEY_FUNCTION_NOT_PERMITTED, KEY],
  [CKR.ARGUMENTS_BAD, KEY],
  [CKR.DATA_INVALID, KEY],
  [CKR.DATA_LEN_RANGE, KEY],
]);

const UNKNOWN: Meaning = { code: 'CARD_LIBRARY', sentence: 'the card library answered an unexpected error' };

/** Where a failing call stood: before a session existed on the card, or in a session that worked. */
export type FailureStage = 'before-session' | 'in-session';

/**
 * Turns whatever a PKCS#11 module threw into a {@link CardError}, its cause kept.
 *
 * @param doing what was attempted, for people: `reading the card`
 */
export function explainFailure(error: unknown, stage: FailureStage, doing: string): CardError {
  if (error instanceof CardError) return error;
  const value = readReturnValue(error);
  const table = stage === 'in-session' ? IN_SESSION : BEFORE_SESSION;
  const meaning = (value === undefined ? undefined : table.get(value)) ?? UNKNOWN;
  const name = value === undefined ? 'no PKCS#11 code' : nameReturnValue(value);
  return new CardError(meaning.code, `While ${doing}: ${meaning.sentence} (${name}).`, { cause: error });
}
