import type { Handler } from '../../context.js';
import { releaseHandle } from '../../objects/require-object.js';

/** js-api 5. */
export const releaseErrorObject: Handler<'releaseErrorObject'> = async (input, { session }) => {
  await releaseHandle(session, input.i_error, 'error');
  return {};
};
