import type { Handler } from '../../context.js';

/** js-api 4.1. Everything the session holds is freed before the answer. */
export const hl_closeSession: Handler<'hl_closeSession'> = async (_input, { session }) => {
  await session.close();
  return {};
};
