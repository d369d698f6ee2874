import type { Handler } from '../../context.js';
import { requireList } from '../../objects/require-object.js';

/** js-api 5. */
export const getListSize: Handler<'getListSize'> = async (input, { session }) => ({
  i_returnValue: requireList(session, input.i_list).items.length,
});
