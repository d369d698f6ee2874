import type { Handler } from '../../context.js';

/**
 * js-api 4.5. No PIN, and the reader may be empty. Choosing the same reader again keeps what the session did with its
 * card: a client does so before every signature.
 */
export const hl_getCpxCard: Handler<'hl_getCpxCard'> = async (input, { session, services }) => {
  const cards = await services.cards();
  const reader = cards.selectCpx({
    ...(input.s_readerName === undefined ? {} : { readerName: input.s_readerName }),
    ...(input.i_readerNumber === undefined ? {} : { readerIndex: input.i_readerNumber }),
  });
  if (session.slots.cpxReader?.readerName !== reader.readerName) delete session.slots.cpxCard;
  session.slots.cpxReader = reader;
  return {};
};
