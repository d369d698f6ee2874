import type { Handler } from '../../context.js';
import { readBytes } from '../../objects/read-parameter.js';
import { startReading } from '../../objects/reading.js';
import { requireEntry } from '../../objects/require-object.js';

/** js-api 5. */
export const getObjectParameterStringSize: Handler<'getObjectParameterStringSize'> = async (
  input,
  context,
) => {
  const { object } = requireEntry(context.session, input.i_object);
  const value = await readBytes(object, input.i_parameter, startReading(context, true));
  return { i_returnValue: value.length };
};
