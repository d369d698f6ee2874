import type { Handler } from '../../context.js';
import { readAccess } from '../../dmp/access.js';
import { requireConnector } from '../../dmp/require-connector.js';

/** js-api 8.2. Nothing is sent: the mode stands in the assertion of each exchange that follows. */
export const hl_setDmpAccessMode: Handler<'hl_setDmpAccessMode'> = async (input, { session }) => {
  const connector = requireConnector(session);
  connector.setAccess(readAccess(input, connector.access));
  return {};
};
