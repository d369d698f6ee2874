import type { Handler } from '../../context.js';
import { readFloat } from '../../objects/read-parameter.js';
import { startReading } from '../../objects/reading.js';
import { requireEntry } from '../../objects/require-object.js';

/** js-api 5. */
export const getObjectParameterFloat: Handler<'getObjectParameterFloat'> = async (input, context) => {
  const { object } = requireEntry(context.session, input.i_object);
  return { f_returnValue: await readFloat(object, input.i_parameter, startReading(context, true)) };
};
