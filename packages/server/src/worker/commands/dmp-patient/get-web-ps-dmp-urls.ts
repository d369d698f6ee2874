import { webPsRootUrl, webPsUrls } from '@dmpconnect/dmp-soap';
import type { Handler } from '../../context.js';
import { readPatient } from '../../dmp/patient.js';
import { requireConnector } from '../../dmp/require-connector.js';
import { inWireNames } from '../../dmp/wire-names.js';

/** Pages of the answer: those that applications know, in their order (js-api 8.3). */
const PAGES = 8;

/** js-api 8.3, TD0.9: nothing is sent. */
export const hl_getWebPsDmpUrls: Handler<'hl_getWebPsDmpUrls'> = async (input, { session }) => {
  const ins = readPatient(input);
  const { facts } = requireConnector(session);
  const rootUrl = session.slots.webPsRootUrl ?? webPsRootUrl(facts.connection.url);
  const urls = inWireNames({ ins: 's_ins', rootUrl: 's_url' }, () => webPsUrls({ rootUrl, ins }));
  return { Urls: urls.slice(0, PAGES).map(({ url }) => url) };
};
