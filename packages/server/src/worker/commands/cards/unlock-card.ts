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
 * @throws {ApiFailure} 6000/2 when it would be the last try of the card, too soon after a refused PIN
 */
export async function unlockCard(pin: string, context: HandlerContext): Promise<CpxCard> {
  const reader = requireReader(context);
  const { services, session, signal } = context;
  const give = () => services.withCardTurns(signal, () => reader.unlock(pin));
  const card = await services.attemptPin({ reader, origin: session.origin, signal, give });
  // At once: the command goes on with the name of its holder in hand.
  services.protect(card.professional);
  session.slots.cpxCard = card;
  return card;
}
