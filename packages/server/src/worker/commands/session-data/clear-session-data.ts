import type { Handler } from '../../context.js';
import { sessionDataOf } from './data-of.js';

/** js-api 4.7. */
export const hl_clearSessionData: Handler<'hl_clearSessionData'> = async (_input, { session }) => {
  sessionDataOf(session).clear();
  return {};
};
