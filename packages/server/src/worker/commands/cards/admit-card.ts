import type { CpxCard, PracticeLocation } from '@dmpconnect/card-pkcs11';
import type { HandlerContext } from '../../context.js';
import { readPracticeLocation } from '../../dmp/practice-location.js';
import type { ProxyFields } from '../../services/proxy.js';
import { checkLicence } from './check-licence.js';
import { requireCardEnvironment } from './require-card-environment.js';
import { unlockCard } from './unlock-card.js';

/** Whole licence check (seed 7.3.5); a command that makes a connector has 19.5 s. */
const LICENCE_MS = 10_000;

/** What every command that makes a connector says of the card. */
export interface CardFields extends ProxyFields {
  readonly s_pinCode: string;
  readonly i_cpsPracticeLocationIndice: number;
}

/** A card that a connector may work with, and the place its holder works in. */
export interface AdmittedCard {
  readonly card: CpxCard;
  readonly location: PracticeLocation;
}

/**
 * Checks the PIN, then asks for the licence of the card: what a connector needs before it meets its service (js-api 8.2).
 *
 * @throws {ApiFailure} 6000/2 when the card has no such practice location; 3/35 when it is of the other environment; whatever `unlockCard` and `checkLicence` throw
 */
export async function admitCard(fields: CardFields, context: HandlerContext): Promise<AdmittedCard> {
  const card = await unlockCard(fields.s_pinCode, context);
  card.assertUsable();
  requireCardEnvironment(card, context.services.settings);
  const location = readPracticeLocation(card, fields.i_cpsPracticeLocationIndice);
  await checkLicence(
    {
      cardId: card.serialNumber,
      holder: card.professional.identifier,
      totalMs: LICENCE_MS,
      proxyFields: fields,
    },
    context,
  );
  return { card, location };
}
