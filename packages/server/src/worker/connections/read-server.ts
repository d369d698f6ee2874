import type { Settings } from '../../config/index.js';
import { ApiFailure } from '../../contract/errors.js';
import { isHostAllowed, NATIONAL_SERVICES } from '../services/national-hosts.js';

const SCHEME = /^[a-z][a-z0-9+.-]*:\/\//i;

/**
 * Reads the server of a connection: an https address, or a host with a port or without.
 *
 * @throws {ApiFailure} 6000/2 when it is none of these, or neither a national service of the environment nor a host of
 *   the operator
 */
export function readServer(text: string, settings: Pick<Settings, 'server' | 'dmpconnect'>): URL {
  const address = SCHEME.test(text) ? text : `https://${text}`;
  const url = URL.canParse(address) ? new URL(address) : undefined;
  const plain = url?.username === '' && url.password === '' && url.search === '' && url.hash === '';
  if (url?.protocol !== 'https:' || !plain) {
    throw new ApiFailure('functional-fault', {
      description: 's_server must be a host or an https address, without user name, query or fragment',
    });
  }
  if (isHostAllowed(NATIONAL_SERVICES, url, settings)) return url;
  throw new ApiFailure('functional-fault', {
    description: `s_server: ${url.host} is not a national service of the environment "${settings.server.environment}", nor one of the setting dmpconnect/allowed_hosts`,
  });
}
