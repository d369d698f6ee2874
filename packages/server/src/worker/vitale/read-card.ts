import type { VitaleCard, VitaleProvider } from '@dmpconnect/card-pkcs11';
import type { HandlerContext } from '../context.js';
import { requireVitaleReader } from './require-reader.js';

/**
 * Reads the card of the session's Vitale reader during a turn on it, and keeps it as the last one that was read. A reading
 * that fails leaves none: what follows must not be about the card of before.
 *
 * @throws {CardError} see `VitaleProvider.read`
 */
export async function readVitaleCard(
  provider: VitaleProvider,
  { session, services }: HandlerContext,
  signal: AbortSignal,
): Promise<VitaleCard> {
  const { readerName } = requireVitaleReader(session);
  try {
    const card = await services.duringTurn(readerName, signal, () => provider.read(readerName, signal));
    services.protect(card.patients);
    session.slots.vitaleCard = card;
    return card;
  } catch (error) {
    delete session.slots.vitaleCard;
    throw error;
  }
}
