import type { CpxCard, CpxReader } from '@dmpconnect/card-pkcs11';
import { ApiFailure } from '../../../contract/errors.js';
import type { HandlerContext } from '../../context.js';

/** The reader chosen in this session. @throws {ApiFailure} 6000/2 when `hl_getCpxCard` was not called. */
export function requireReader({ session }: HandlerContext): CpxReader {
  const { cpxReader } = session.slots;
  if (cpxReader === undefined) {
    throw new ApiFailure('functional-fault', { description: 'Call hl_getCpxCard first' });
  }
  return cpxReader;
}

/**
 * Gives the PIN to the card of the session's reader: a session uses card keys only after a good PIN given in it
 * (cps-card 2, rule d). Given up with the call: a PIN must not reach the card once nobody waits for the outcome.
 *
 * @throws {CardError} see `CpxReader.unlock`
 */
export async function unlockCard(pin: string, context: HandlerContext): Promise<CpxCard> {
  const reader = requireReader(context);
  const card = await context.services.withCardTurns(context.signal, () => reader.unlock(pin));
  // At once: the command goes on with the name of its holder in hand.
  context.services.protect(card.professional);
  context.session.slots.cpxCard = card;
  return card;
}
