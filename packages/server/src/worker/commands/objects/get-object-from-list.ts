import type { Handler } from '../../context.js';
import { handlesOf } from '../../dmp/require-connector.js';
import { requireItem } from '../../objects/require-object.js';

/** js-api 5. */
export const getObjectFromList: Handler<'getObjectFromList'> = async (input, { session }) => {
  const { item, scope } = requireItem(session, input.i_list, input.i_position);
  return { i_returnValue: handlesOf(session).handleOf(item, scope) };
};
