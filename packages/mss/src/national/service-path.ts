import { MssError } from '../errors.js';
import type { Protocol } from '../wire-profile/index.js';

const PATH = /^\/mss-msg-services\/services\/[A-Za-z]+\/(soap|rest)\/v\d+\/[A-Za-z]+$/;

/**
 * The protocol of a path of the mail host. Nothing else may be asked for: neither another host, nor a path that
 * climbs, is escaped or has a query (mss 12.1).
 *
 * @throws {MssError} `REQUEST_INVALID`
 * @example `readServicePath('/mss-msg-services/services/Item/soap/v1/sendMessage')` gives `'soap'`.
 */
export function readServicePath(path: string): Protocol {
  const protocol = PATH.exec(path)?.[1];
  if (protocol === 'soap' || protocol === 'rest') return protocol;
  const field = 'path';
  throw new MssError(
    'REQUEST_INVALID',
    `${field} must be /mss-msg-services/services/<Service>/<soap or rest>/v1/<operation>, without host or query.`,
    { field },
  );
}
