import type { CardCertificates, CardKeyUse } from '../pki/card-certificates.js';
import type { CardObject } from './attributes.js';
import { makeDataObjects } from './data-objects.js';
import { makeKeyObjects } from './key-objects.js';
import { CKF } from './pkcs11-codes.js';
import type { CardProfile } from './profiles.js';
import { computeSignature, modulusLength } from './signing.js';

/** Tries before the PIN is blocked (cps-card 2). */
export const MAXIMUM_PIN_TRIES = 3;

/** PIN of the test cards (cps-card 6). */
export const CARD_PIN = '1234';

/** A CPS card: what its chip knows and decides. It keeps its PIN counter when taken out of the reader. */
export interface VirtualCard {
  readonly profile: CardProfile;
  /** Token label, e.g. `CPS3v3-2800000001` (cps-card 1.5). */
  readonly label: string;
  readonly objects: readonly CardObject[];
  pinTries(): number;
  setPinTries(tries: number): void;
  /** Checks a PIN of acceptable length: costs a try unless it is good, which gives them all back. */
  presentPin(pin: string): 'accepted' | 'refused' | 'blocked';
  /** Whether the keys may be used: a good PIN was presented since power-on and no wrong one since. */
  isUnlocked(): boolean;
  /** Power off: the card forgets that it was unlocked. */
  powerOff(): void;
  sign(use: CardKeyUse, mechanism: number, data: Uint8Array): Buffer;
  /** Size of a signature of the key, in bytes. */
  signatureLength(use: CardKeyUse): number;
}

/** Makes the card of a profile. */
export function makeVirtualCard(profile: CardProfile, certificates: CardCertificates): VirtualCard {
  let tries = MAXIMUM_PIN_TRIES;
  let unlocked = false;
  return {
    profile,
    label: `CPS3v3-${profile.serialNumber}`,
    objects: [...makeKeyObjects(certificates), ...makeDataObjects(profile)],
    pinTries: () => tries,
    setPinTries: (value) => {
      tries = value;
      unlocked = false;
    },
    presentPin: (pin) => {
      if (tries === 0) return 'blocked';
      if (pin === CARD_PIN) {
        tries = MAXIMUM_PIN_TRIES;
        unlocked = true;
        return 'accepted';
      }
      tries -= 1;
      unlocked = false;
      return tries === 0 ? 'blocked' : 'refused';
    },
    isUnlocked: () => unlocked,
    powerOff: () => {
      unlocked = false;
    },
    sign: (use, mechanism, data) => computeSignature(certificates[use].key, mechanism, data),
    signatureLength: (use) => modulusLength(certificates[use].key),
  };
}

/** Token flags that tell the tries left (cps-card 2): each step is a row of the table there. */
export function pinFlags(tries: number): number {
  if (tries === 0) return CKF.USER_PIN_LOCKED;
  if (tries === 1) return CKF.USER_PIN_COUNT_LOW | CKF.USER_PIN_FINAL_TRY;
  return tries < MAXIMUM_PIN_TRIES ? CKF.USER_PIN_COUNT_LOW : 0;
}
