import type { Handler } from '../../context.js';
import { readGlobalText } from '../../objects/global-parameters.js';
import { describeText } from './describe-text.js';

/** js-api 5. */
export const getParameterString: Handler<'getParameterString'> = async (input, context) =>
  describeText(Buffer.from(readGlobalText(input.i_globalParameter, context)), input.i_resultInBase64);
