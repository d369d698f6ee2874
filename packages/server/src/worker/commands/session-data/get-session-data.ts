import type { Handler } from '../../context.js';
import { sessionDataOf } from './data-of.js';

/** js-api 4.7. */
export const hl_getSessionData: Handler<'hl_getSessionData'> = async ({ s_sessionDataId }, { session }) => ({
  s_sessionData64: Buffer.from(sessionDataOf(session).get(s_sessionDataId)).toString('base64'),
});
