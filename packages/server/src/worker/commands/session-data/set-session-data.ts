import type { Handler } from '../../context.js';
import { sessionDataOf } from './data-of.js';

/** js-api 4.7: with an id it replaces, without it adds. */
export const hl_setSessionData: Handler<'hl_setSessionData'> = async (input, { session }) => {
  const data = sessionDataOf(session);
  const { s_sessionDataId: id, s_sessionData64: bytes } = input;
  if (id === undefined) return { s_sessionDataId: data.add(bytes) };
  data.replace(id, bytes);
  return { s_sessionDataId: id };
};
