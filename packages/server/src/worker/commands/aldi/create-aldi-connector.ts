import type { Handler } from '../../context.js';
import { makeConnector } from '../../teleservices/create-connector.js';
import { keepConnector } from '../../teleservices/keep-connector.js';

/** js-api 12.3. A connector made earlier in the session is replaced only once the new one is ready. */
export const hl_createAldiConnector: Handler<'hl_createAldiConnector'> = async (input, context) => {
  const { s_aldiUrl, s_connectionDomain, s_serverUrl, s_url, s_dmpUrl } = input;
  const addresses = { s_aldiUrl, s_connectionDomain, s_serverUrl, s_url, s_dmpUrl };
  await keepConnector('aldiConnector', await makeConnector(input, addresses, context), context);
  return {};
};
