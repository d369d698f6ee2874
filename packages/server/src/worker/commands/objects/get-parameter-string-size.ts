import type { Handler } from '../../context.js';
import { readGlobalText } from '../../objects/global-parameters.js';

/** js-api 5. */
export const getParameterStringSize: Handler<'getParameterStringSize'> = async (input, context) => ({
  i_returnValue: Buffer.byteLength(readGlobalText(input.i_globalParameter, context)),
});
