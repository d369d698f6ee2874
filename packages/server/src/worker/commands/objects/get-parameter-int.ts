import type { Handler } from '../../context.js';
import { handlesOf } from '../../dmp/require-connector.js';
import { readGlobalInt } from '../../objects/global-parameters.js';
import { toInt } from '../../objects/read-parameter.js';

/** js-api 5. */
export const getParameterInt: Handler<'getParameterInt'> = async (input, context) => {
  const value = readGlobalInt(input.i_globalParameter, context);
  return { i_returnValue: toInt(value, handlesOf(context.session), 'session') };
};
