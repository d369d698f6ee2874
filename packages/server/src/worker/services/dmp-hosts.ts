import type { Settings } from '../../config/index.js';
import { ApiFailure } from '../../contract/errors.js';
import { isHostAllowed } from './national-hosts.js';

/** Whether the professional's keys may be used towards a server of the DMP. */
export function isDmpHostAllowed(
  server: Pick<URL, 'hostname' | 'port'>,
  settings: Pick<Settings, 'server' | 'dmpconnect'>,
): boolean {
  return isHostAllowed(['dmp'], server, settings);
}

/**
 * Reads the address of the DMP, once short names are expanded.
 *
 * @throws {ApiFailure} 6000/2 when it is not an https URL, or not of this environment
 */
export function readDmpUrl(text: string, settings: Pick<Settings, 'server' | 'dmpconnect'>): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const plain = url?.username === '' && url.password === '' && url.search === '' && url.hash === '';
  if (url?.protocol !== 'https:' || !plain) {
    throw new ApiFailure('functional-fault', {
      description: 's_dmpUrl must be an https address without user name, query or fragment',
    });
  }
  if (isDmpHostAllowed(url, settings)) return url;
  throw new ApiFailure('functional-fault', {
    description: `s_dmpUrl: ${url.host} is not a DMP server of the environment "${settings.server.environment}", nor one of the setting dmpconnect/allowed_hosts`,
  });
}
