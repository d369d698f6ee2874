import { fail } from '../pkcs11-error.js';
import type { Handle, Pkcs11Module } from '../pkcs11-module.js';
import { checkMechanism } from '../signing.js';
import { objectOf } from './objects.js';
import type { ProcessState, Session } from './state.js';

/** A signature the card has begun: calling {@link finish} after the time it takes gives the value. */
export interface PendingSignature {
  readonly slot: number;
  finish(): Buffer;
}

/** `C_SignInit`: chooses the key and the mechanism of the next signature. */
export function makeSignInit(state: ProcessState): Pkcs11Module['C_SignInit'] {
  return (handle, mechanism, key) => {
    const session = state.session(handle);
    if (session.signature !== undefined) fail('CKR_OPERATION_ACTIVE');
    const use = objectOf(state, session, key)?.keyUse ?? fail('CKR_KEY_HANDLE_INVALID');
    const number = typeof mechanism === 'number' ? mechanism : mechanism.mechanism;
    checkMechanism(use, number, state.rawRsa);
    session.signature = { use, mechanism: number };
  };
}

/**
 * The first half of `C_Sign`, up to where the card starts computing.
 *
 * The answer of the second half depends on what happened meanwhile: a card that was pulled gives
 * `CKR_TOKEN_NOT_PRESENT` (cps-card 2, last rows).
 */
export function beginSignature(
  state: ProcessState,
  handle: Handle,
  data: Uint8Array,
  room?: number,
): PendingSignature {
  const session = state.session(handle);
  const { signature, card } = session;
  if (signature === undefined) fail('CKR_OPERATION_NOT_INITIALIZED');
  session.signature = undefined;
  if (room !== undefined && room < card.signatureLength(signature.use)) fail('CKR_BUFFER_TOO_SMALL');
  return {
    slot: session.slot,
    finish: () => {
      if (state.hardware.takePull(session.slot)) state.hardware.remove(session.slot);
      requireSameCard(state, session);
      if (signature.use !== 'technical' && !card.isUnlocked()) fail('CKR_USER_NOT_LOGGED_IN');
      return card.sign(signature.use, signature.mechanism, data);
    },
  };
}

/** The session dies with the removal, even when the same card came back meanwhile. */
function requireSameCard(state: ProcessState, session: Session): void {
  if (!state.sessionsOn(session.slot).includes(session)) fail('CKR_TOKEN_NOT_PRESENT');
}
