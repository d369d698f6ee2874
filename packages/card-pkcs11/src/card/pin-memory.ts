import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** A PIN the card accepted, remembered only as a salted hash (cps-card 2, rule a). */
export interface PinMemory {
  /** Tells whether that PIN is the remembered one. */
  matches(pin: string): boolean;
}

/** Remembers an accepted PIN under a salt of its own, so that two memories of one PIN differ. */
export function rememberPin(pin: string): PinMemory {
  const salt = randomBytes(32);
  const hash = (text: string): Buffer => createHmac('sha256', salt).update(text).digest();
  const accepted = hash(pin);
  return { matches: (candidate) => timingSafeEqual(hash(candidate), accepted) };
}
