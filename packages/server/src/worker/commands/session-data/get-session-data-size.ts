import type { Handler } from '../../context.js';
import { sessionDataOf } from './data-of.js';

/** js-api 4.7. */
export const hl_getSessionDataSize: Handler<'hl_getSessionDataSize'> = async (_input, { session }) => ({
  i_sessionDataSize: sessionDataOf(session).size(),
});
