import type { Handler } from '../../context.js';
import { handlesOf } from '../../dmp/require-connector.js';
import { isValid } from '../../objects/validity.js';

/** js-api 5. A handle that stands for nothing is not valid: it is an answer, not an error. */
export const checkValidity: Handler<'checkValidity'> = async (input, context) => {
  const entry = handlesOf(context.session).entry(input.i_handle);
  return { i_returnValue: Number(entry !== undefined && (await isValid(entry.object, context))) };
};
