import type { Handler } from '../../context.js';
import { handlesOf } from '../../dmp/require-connector.js';

/** js-api 5. */
export const handleExists: Handler<'handleExists'> = async (input, { session }) => ({
  i_returnValue: Number(handlesOf(session).entry(input.i_handle) !== undefined),
});
