import { AUTHORIZATION_ACTIONS, nameOf } from '../../../contract/enumerations.js';
import type { Handler } from '../../context.js';
import { askDmp } from '../../dmp/ask.js';
import { readPatient } from '../../dmp/patient.js';

/**
 * js-api 8.3, TD0.3. A removal is that of the authorisation, whatever `i_setTreatingPhysician` says. Adding with 0
 * takes the treating status away, which TD0.3 does by a removal of the role alone (dmp-transactions 2.4).
 */
export const hl_updateUserDmpAccessAuthorization: Handler<'hl_updateUserDmpAccessAuthorization'> = async (
  input,
  context,
) => {
  const ins = readPatient(input);
  const adding = nameOf(AUTHORIZATION_ACTIONS, input.i_action) === 'add';
  await askDmp(context, { ins: 's_ins' }, async (client, options) => {
    if (!adding) return client.setAuthorization({ ins, action: 'remove' }, options);
    const treatingPhysician = input.i_setTreatingPhysician;
    if (!treatingPhysician && (await client.testExistence(ins, options)).treatingPhysician === true) {
      await client.setAuthorization({ ins, action: 'remove', treatingPhysician: true }, options);
    }
    return client.setAuthorization({ ins, action: 'add', treatingPhysician }, options);
  });
  return {};
};
