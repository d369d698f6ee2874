import type { Handler } from '../../context.js';
import { requireConnector } from '../../dmp/require-connector.js';

/** js-api 8.2: the "connexion secrète" of a minor (dmp-transactions 3.6). Nothing is sent. */
export const hl_setConfidentialityLevel: Handler<'hl_setConfidentialityLevel'> = async (
  { i_enableSecretConnection },
  { session },
) => {
  const connector = requireConnector(session);
  connector.setAccess({ ...connector.access, secret: i_enableSecretConnection });
  return {};
};
