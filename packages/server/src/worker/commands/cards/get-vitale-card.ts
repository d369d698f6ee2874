import type { Handler } from '../../context.js';
import { chooseVitaleReader } from '../../vitale/choose-reader.js';

/**
 * js-api 4.5. The reader may be empty: a kiosk chooses it once and waits for cards. What reads the cards must be there,
 * so that a missing library is told before anybody waits for a card in vain.
 */
export const hl_getVitaleCard: Handler<'hl_getVitaleCard'> = async (input, { session, services }) => {
  const readerName = await chooseVitaleReader(services, {
    ...(input.s_readerName === undefined ? {} : { readerName: input.s_readerName }),
    ...(input.i_readerNumber === undefined ? {} : { readerIndex: input.i_readerNumber }),
  });
  await services.vitale();
  if (session.slots.vitaleReader?.readerName !== readerName) delete session.slots.vitaleCard;
  session.slots.vitaleReader = { readerName };
  return {};
};
