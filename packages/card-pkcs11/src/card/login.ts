import { CardError } from '../errors.js';
import {
  CKF_PROTECTED_AUTHENTICATION_PATH,
  CKF_USER_PIN_COUNT_LOW,
  CKF_USER_PIN_FINAL_TRY,
  CKF_USER_PIN_LOCKED,
  CKU_USER,
} from '../module/constants.js';
import type { Handle, Pkcs11Module } from '../module/pkcs11-module.js';
import { CKR, nameReturnValue, readReturnValue } from '../module/return-values.js';
import type { CardSessions } from './card-session.js';
import { type Insertion, revokeInsertionLogin } from './insertion.js';
import { rememberPin } from './pin-memory.js';

/** Tries of a fresh card. */
export const MOST_TRIES = 3;

const REFUSED: ReadonlySet<number> = new Set([CKR.PIN_INCORRECT, CKR.PIN_INVALID, CKR.PIN_LEN_RANGE]);

/** Reads the tries left from the token's flags; libraries combine them differently (cps-card 2). */
export function countTries(flags: number): number {
  if ((flags & CKF_USER_PIN_LOCKED) !== 0) return 0;
  if ((flags & CKF_USER_PIN_FINAL_TRY) !== 0) return 1;
  return (flags & CKF_USER_PIN_COUNT_LOW) !== 0 ? 2 : MOST_TRIES;
}

/** Checks the form of a PIN before any card is asked. @throws CardError `PIN_FORMAT` */
export function assertPinFormat(pin: string): void {
  if (!/^\d{4,8}$/.test(pin)) throw new CardError('PIN_FORMAT', 'The PIN must be made of 4 to 8 digits.');
}

function readTries(module: Pkcs11Module, slot: Handle): number | undefined {
  try {
    return countTries(module.C_GetTokenInfo(slot).flags);
  } catch {
    return undefined;
  }
}

function refuse(module: Pkcs11Module, insertion: Insertion, cause: unknown): CardError | undefined {
  const value = readReturnValue(cause);
  if (value === undefined) return undefined;
  if (value === CKR.PIN_LOCKED) {
    return new CardError('CARD_BLOCKED', 'The card is blocked after too many wrong PINs.', {
      cause,
      remainingTries: 0,
    });
  }
  if (REFUSED.has(value)) {
    const remainingTries = readTries(module, insertion.slot);
    return new CardError('PIN_REFUSED', 'The card refused the PIN.', {
      cause,
      ...(remainingTries !== undefined && { remainingTries }),
    });
  }
  if (value === CKR.FUNCTION_CANCELED) {
    return new CardError('PIN_CANCELLED', 'The PIN was not entered on the keypad of the reader.', { cause });
  }
  if (value === CKR.USER_PIN_NOT_INITIALIZED) {
    // cps-card 2: a contactless card has no PIN and no signature, it is another kind of card for the connector.
    return new CardError(
      'CARD_NOT_CPX',
      'The card offers no PIN: it must be inserted, not laid on the reader.',
      {
        cause,
      },
    );
  }
  if (value === CKR.USER_ALREADY_LOGGED_IN) {
    return new CardError(
      'CARD_LIBRARY',
      `The card library kept an older login (${nameReturnValue(value)}): the PIN could not be checked.`,
      { cause },
    );
  }
  return undefined;
}

// `pkcs11js` 2.1 takes a text only, and a keypad wants no PIN at all: it fails before the card is asked.
function explainKeypad(cause: unknown): unknown {
  if (readReturnValue(cause) !== undefined) return cause;
  return new CardError(
    'CARD_LIBRARY',
    'The PIN of this reader is typed on its keypad, which the loaded PKCS#11 binding cannot ask for: use another reader.',
    { cause },
  );
}

// While logged in any PIN, even a wrong one, only answers "already logged in" (cps-card 2).
function logOut(module: Pkcs11Module, session: Handle): void {
  try {
    module.C_Logout(session);
  } catch (error) {
    if (readReturnValue(error) !== CKR.USER_NOT_LOGGED_IN) throw error;
  }
}

/** Ends the login on a card; a card that left needs none. */
export function endLogin(sessions: CardSessions, insertion: Insertion): void {
  const wasOpen = insertion.login === 'open';
  revokeInsertionLogin(insertion);
  insertion.login = 'revoked';
  if (!wasOpen || insertion.ended) return;
  sessions.run(insertion, 'logging out', (session) => logOut(sessions.module, session));
}

/**
 * Presents a PIN under the rules of cps-card 2: the accepted one again costs nothing and touches nothing, any other
 * costs exactly one `C_Login`, and a refusal leaves the card logged out.
 *
 * @returns whether the card was asked
 * @throws CardError `PIN_REFUSED`, `PIN_CANCELLED`, `CARD_BLOCKED`, `CARD_NOT_CPX`, `CARD_CHANGED`, `CARD_LIBRARY`
 */
export function presentPin(sessions: CardSessions, insertion: Insertion, pin: string): boolean {
  if (insertion.login === 'open' && insertion.acceptedPin?.matches(pin) === true) return false;
  const { module } = sessions;
  const onKeypad = (insertion.token.flags & CKF_PROTECTED_AUTHENTICATION_PATH) !== 0;
  sessions.run(insertion, 'presenting the PIN', (session) => {
    revokeInsertionLogin(insertion);
    insertion.login = 'revoked';
    logOut(module, session);
    try {
      module.C_Login(session, CKU_USER, onKeypad ? undefined : pin);
    } catch (error) {
      throw refuse(module, insertion, error) ?? (onKeypad ? explainKeypad(error) : error);
    }
    insertion.login = 'open';
    // With a keypad the PIN typed is not known here: each use is typed again (cps-card 1.5).
    insertion.acceptedPin = onKeypad ? undefined : rememberPin(pin);
  });
  return true;
}
