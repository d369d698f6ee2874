import type { Handler } from '../../context.js';
import { handlesOf } from '../../dmp/require-connector.js';
import { readIntOrObject, toInt } from '../../objects/read-parameter.js';
import { startReading } from '../../objects/reading.js';
import { requireEntry } from '../../objects/require-object.js';

/** js-api 5. */
export const getObjectParameterInt: Handler<'getObjectParameterInt'> = async (input, context) => {
  const { object, scope } = requireEntry(context.session, input.i_object);
  const value = await readIntOrObject(object, input.i_parameter, startReading(context, true));
  return { i_returnValue: toInt(value, handlesOf(context.session), scope) };
};
