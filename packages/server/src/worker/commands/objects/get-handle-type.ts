import type { Handler } from '../../context.js';
import { requireEntry } from '../../objects/require-object.js';
import { OBJECTS } from '../../objects/table.js';

/** js-api 5. */
export const getHandleType: Handler<'getHandleType'> = async (input, { session }) => ({
  i_returnValue: OBJECTS[requireEntry(session, input.i_handle).object.kind].type,
});
