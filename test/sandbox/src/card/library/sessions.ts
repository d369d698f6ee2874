import { CKF, CKU_USER } from '../pkcs11-codes.js';
import { fail } from '../pkcs11-error.js';
import type { Pkcs11Module } from '../pkcs11-module.js';
import { toHandle } from './handle.js';
import { cardIn, slotOf } from './slots.js';
import type { ProcessState, Session } from './state.js';

type SessionFunctions = Pick<
  Pkcs11Module,
  'C_OpenSession' | 'C_CloseSession' | 'C_GetSessionInfo' | 'C_Login' | 'C_Logout'
>;

const PIN_LENGTH = { minimum: 4, maximum: 8 } as const;

/** Functions about sessions and the PIN. */
export function makeSessionFunctions(state: ProcessState): SessionFunctions {
  return {
    C_OpenSession: (slot, flags) => {
      const index = slotOf(state, slot);
      const card = cardIn(state, index);
      if ((flags & CKF.SERIAL_SESSION) === 0) fail('CKR_SESSION_PARALLEL_NOT_SUPPORTED');
      return state.openSession({ slot: index, card, isReadWrite: (flags & CKF.RW_SESSION) !== 0 });
    },
    C_CloseSession: (session) => state.closeSession(session),
    C_GetSessionInfo: (handle) => {
      const session = state.session(handle);
      const user = state.isLoggedIn(session.slot) ? 1 : 0;
      return {
        slotID: toHandle(session.slot),
        state: (session.isReadWrite ? 2 : 0) + user,
        flags: CKF.SERIAL_SESSION | (session.isReadWrite ? CKF.RW_SESSION : 0),
        deviceError: 0,
      };
    },
    C_Login: (handle, userType, pin) => {
      const session = state.session(handle);
      if (userType !== CKU_USER) fail('CKR_USER_TYPE_INVALID');
      // The virtual readers have no keypad, so a NULL PIN has no meaning (cps-card 1.5).
      if (typeof pin !== 'string') fail('CKR_ARGUMENTS_BAD');
      login(state, session, pin);
    },
    C_Logout: (handle) => {
      const { slot } = state.session(handle);
      if (!state.isLoggedIn(slot)) fail('CKR_USER_NOT_LOGGED_IN');
      state.setLoggedIn(slot, false);
    },
  };
}

/** The rows of the table of cps-card 2, in the order the real module decides. */
function login(state: ProcessState, session: Session, pin: string): void {
  if (state.isLoggedIn(session.slot)) fail('CKR_USER_ALREADY_LOGGED_IN');
  if (session.card.pinTries() === 0) fail('CKR_PIN_LOCKED');
  // A PIN of impossible length does not reach the card: no try is lost.
  if (pin.length < PIN_LENGTH.minimum || pin.length > PIN_LENGTH.maximum) fail('CKR_PIN_INCORRECT');
  const verdict = session.card.presentPin(pin);
  if (verdict === 'blocked') fail('CKR_PIN_LOCKED');
  if (verdict === 'refused') fail('CKR_PIN_INCORRECT');
  state.setLoggedIn(session.slot, true);
}
