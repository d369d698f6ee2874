import type { Handler } from '../../context.js';
import { sessionDataOf } from './data-of.js';

/** js-api 4.7. */
export const hl_removeSessionData: Handler<'hl_removeSessionData'> = async (
  { s_sessionDataId },
  { session },
) => {
  sessionDataOf(session).remove(s_sessionDataId);
  return {};
};
