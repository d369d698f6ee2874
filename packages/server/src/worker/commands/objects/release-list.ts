import type { Handler } from '../../context.js';
import { releaseHandle } from '../../objects/require-object.js';

/** js-api 5. */
export const releaseList: Handler<'releaseList'> = async (input, { session }) => {
  await releaseHandle(session, input.i_list, 'list');
  return {};
};
