import type { Handler } from '../../context.js';
import { asInputMistake } from '../../dmp/input-mistake.js';
import { readPracticeLocation } from '../../dmp/practice-location.js';
import { requireConnector } from '../../dmp/require-connector.js';

/** Fields of the command by those of the library. */
const NAMES = { practiceSetting: 's_practiceSetting', structure: 'i_cpsPracticeLocationIndice' };

/** js-api 8.2. What is under way ends in the location it began in. */
export const hl_setPracticeLocation: Handler<'hl_setPracticeLocation'> = async (
  { i_cpsPracticeLocationIndice, s_practiceSetting },
  { session },
) => {
  const connector = requireConnector(session);
  const location = readPracticeLocation(connector.card, i_cpsPracticeLocationIndice);
  const place = { location, practiceSetting: s_practiceSetting };
  await asInputMistake(NAMES, () => connector.moveTo(place));
  // teleservices 12.1: the billing situation goes along, as far as it is that of the same card.
  for (const teleservice of [session.slots.insiConnector, session.slots.aldiConnector]) {
    if (teleservice?.card.serialNumber === connector.card.serialNumber) teleservice.moveTo(place);
  }
  return {};
};
