import type { Handler } from '../../context.js';
import { readBytes } from '../../objects/read-parameter.js';
import { startReading } from '../../objects/reading.js';
import { requireEntry } from '../../objects/require-object.js';
import { describeText } from './describe-text.js';

/** js-api 5. */
export const getObjectParameterString: Handler<'getObjectParameterString'> = async (input, context) => {
  const { object } = requireEntry(context.session, input.i_object);
  const value = await readBytes(object, input.i_parameter, startReading(context, true));
  return describeText(value, input.i_resultInBase64);
};
