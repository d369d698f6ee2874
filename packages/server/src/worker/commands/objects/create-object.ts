import { HANDLE_TYPES, nameOf } from '../../../contract/enumerations.js';
import { ApiFailure } from '../../../contract/errors.js';
import type { Handler } from '../../context.js';
import { handlesOf } from '../../dmp/require-connector.js';
import { emptyObjectOf } from '../../objects/table.js';

/** js-api 5. An object of a card, of the session or of a service is not made by hand: 1/1014. */
export const createObject: Handler<'createObject'> = async ({ i_type }, { session }) => {
  const name = nameOf(HANDLE_TYPES, i_type);
  if (name === undefined) {
    throw new ApiFailure('functional-fault', { description: `i_type: ${i_type} is not a type of object` });
  }
  const object = emptyObjectOf(i_type);
  if (object === undefined) {
    throw new ApiFailure('not-supported', { extended: `Objects of type ${name} cannot be created` });
  }
  return { i_returnValue: handlesOf(session).add(object, 'application') };
};
