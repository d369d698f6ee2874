import { AUTHORIZATION_LISTS, nameOf } from '../../../contract/enumerations.js';
import type { Handler } from '../../context.js';
import { askDmp } from '../../dmp/ask.js';
import { readPatient } from '../../dmp/patient.js';
import { describeAuthorization } from '../../dmp/patient-lists.js';

/** What TD1.6 lists by the name of the wire's number. */
const KINDS = { all: 'all', authorized: 'granted', denied: 'denied' } as const;

/** js-api 8.3, TD1.6. */
export const hl_getDmpAuthorizationsList: Handler<'hl_getDmpAuthorizationsList'> = async (input, context) => {
  const ins = readPatient(input);
  const kind = KINDS[nameOf(AUTHORIZATION_LISTS, input.i_authorizationType ?? 0) ?? 'all'];
  const authorizations = await askDmp(context, { ins: 's_ins' }, (client, options) =>
    client.listAuthorizations({ ins, kind }, options),
  );
  return { AuthorizationList: authorizations.map(describeAuthorization) };
};
