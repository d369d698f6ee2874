import { CardError } from '../errors.js';
import { isFromWithdrawnAuthority } from '../professional/card-category.js';
import type { CardContext } from './card-context.js';
import { cardCertificates } from './card-data.js';
import type { Insertion } from './insertion.js';
import { endOfValidity } from './validity.js';

/**
 * Checks that the keys of an unlocked card may be used now: the card is still there, no PIN was refused since, it is in
 * date, and its authority is not withdrawn (cps-card 2, 4.1, 7).
 *
 * @throws CardError `CARD_CHANGED`, `CARD_EXPIRED`, `CARD_KEY_UNUSABLE`
 */
export function assertUsable(context: CardContext, insertion: Insertion): void {
  try {
    if (!insertion.ended) context.table.look(insertion.readerName);
  } catch (cause) {
    throw new CardError('CARD_CHANGED', 'The reader of the card is not reachable any more.', { cause });
  }
  if (insertion.ended) {
    throw new CardError('CARD_CHANGED', 'The card was removed or changed: select it again.');
  }
  if (insertion.login !== 'open') {
    throw new CardError('CARD_CHANGED', 'A PIN was refused or the card forgot its PIN: give it again.');
  }
  const certificates = cardCertificates(context.sessions, insertion);
  if (context.clock.now() > endOfValidity(certificates)) {
    throw new CardError('CARD_EXPIRED', 'The card is past its validity.');
  }
  if (isFromWithdrawnAuthority(certificates.signature)) {
    throw new CardError('CARD_KEY_UNUSABLE', 'The card comes from a withdrawn authority (CPS2ter).');
  }
}
