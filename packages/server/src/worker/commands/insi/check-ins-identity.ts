import { ApiFailure } from '../../../contract/errors.js';
import type { Handler } from '../../context.js';
import { inWireNamesLater } from '../../dmp/wire-names.js';
import { wasGiven } from '../../insi/identities.js';
import { readTraits } from '../../insi/traits.js';
import { requireInsiConnector } from '../../teleservices/keep-connector.js';
import { VERIFICATION_NAMES } from '../../teleservices/names.js';

/** js-api 9, INSi 3. The service says whether it agrees, and nothing else. */
export const hl_checkInsIdentity: Handler<'hl_checkInsIdentity'> = async (input, context) => {
  const { session, signal } = context;
  const { LpsInfos, s_ins, s_key, s_oid } = input;
  const ins = { value: s_ins.toUpperCase(), key: s_key, oid: s_oid };
  const connector = await requireInsiConnector(context);
  const { matches, code, label } = await connector.ask(LpsInfos, signal, (client) =>
    inWireNamesLater(VERIFICATION_NAMES, () =>
      client.verifyIns(
        {
          // Two identities of the official test plan have a wrong key: what INSi gave is sent back as it is.
          ins: { ...ins, source: wasGiven(session, ins) ? 'service' : 'typed' },
          traits: readTraits(input),
        },
        { signal },
      ),
    ),
  );
  if (matches) return {};
  throw new ApiFailure('insi-business-error', {
    description: 'The identifier and the traits do not agree with the national base',
    extended: `${code}: ${label}`,
  });
};
