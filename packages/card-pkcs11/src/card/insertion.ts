import type { Handle, Pkcs11TokenInfo } from '../module/pkcs11-module.js';
import type { KeyRole, StoredCertificate } from '../objects/certificates.js';
import type { CardDataObjects } from '../professional/build.js';
import type { PinMemory } from './pin-memory.js';

/**
 * Where the login on a card stands: `none` since the insertion, `open` after a good PIN, `revoked` after a refused one
 * or when the card forgot the login; then nothing is logged in again without a good PIN (cps-card 2, rule b).
 */
export type LoginState = 'none' | 'open' | 'revoked';

/** Everything known of one CPx card from its insertion to its removal; never reused for the next card. */
export interface Insertion {
  readonly readerName: string;
  readonly slot: Handle;
  /** As read at the insertion: its flags age, the rest does not. */
  readonly token: Pkcs11TokenInfo;
  /** Set once the card left, was swapped, or its library lost it. */
  ended: boolean;
  login: LoginState;
  /** Hash of the PIN of an open login; absent after an entry on the keypad of the reader. */
  acceptedPin: PinMemory | undefined;
  /** Kept open for the whole insertion: the login ends with the last session of the process. */
  session: Handle | undefined;
  certificates: Readonly<Record<KeyRole, StoredCertificate>> | undefined;
  dataObjects: CardDataObjects | undefined;
  mechanisms: readonly number[] | undefined;
  /** Private key handles of the open login. */
  readonly keys: Map<KeyRole, Handle>;
  /** Whether the signature key was seen to refuse `CKM_RSA_PKCS` (cps-card 4.4). */
  needsHashingMechanism: boolean;
}

/** Starts the record of a card just seen. */
export function createInsertion(readerName: string, slot: Handle, token: Pkcs11TokenInfo): Insertion {
  return {
    readerName,
    slot,
    token,
    ended: false,
    login: 'none',
    acceptedPin: undefined,
    session: undefined,
    certificates: undefined,
    dataObjects: undefined,
    mechanisms: undefined,
    keys: new Map(),
    needsHashingMechanism: false,
  };
}

/** Forgets the login of a card: the PIN's hash, and the keys that only a login shows. */
export function revokeInsertionLogin(insertion: Insertion): void {
  if (insertion.login === 'open') insertion.login = 'revoked';
  insertion.acceptedPin = undefined;
  insertion.keys.clear();
}

/** Ends the record of a card: what was learned of it is not for the next one (cps-card 2, rule d). */
export function endInsertion(insertion: Insertion): void {
  insertion.ended = true;
  insertion.session = undefined;
  revokeInsertionLogin(insertion);
}
