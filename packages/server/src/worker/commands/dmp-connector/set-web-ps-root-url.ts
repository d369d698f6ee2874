import { ApiFailure } from '../../../contract/errors.js';
import type { Handler } from '../../context.js';

/** js-api 8.2. Lasts as long as the session: applications make a connector for each patient. */
export const hl_setWebPsRootUrl: Handler<'hl_setWebPsRootUrl'> = async ({ s_url }, { session }) => {
  if (s_url === undefined) delete session.slots.webPsRootUrl;
  else session.slots.webPsRootUrl = readRootUrl(s_url);
  return {};
};

function readRootUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const plain = url?.username === '' && url.password === '' && url.search === '' && url.hash === '';
  if (url?.protocol === 'https:' && plain) return url.href;
  throw new ApiFailure('functional-fault', {
    description: 's_url must be an https address without user name, query or fragment',
  });
}
