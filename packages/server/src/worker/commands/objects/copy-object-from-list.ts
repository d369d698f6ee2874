import type { Handler } from '../../context.js';
import { handlesOf } from '../../dmp/require-connector.js';
import { requireItem } from '../../objects/require-object.js';

/** js-api 5. The copy is the application's: it lives until it is released, or the session ends. */
export const copyObjectFromList: Handler<'copyObjectFromList'> = async (input, { session }) => {
  const { item } = requireItem(session, input.i_list, input.i_position);
  return { i_returnValue: handlesOf(session).add(item, 'application') };
};
