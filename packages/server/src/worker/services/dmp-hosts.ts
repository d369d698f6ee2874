import type { Settings } from '../../config/index.js';
import { ApiFailure } from '../../contract/errors.js';

/**
 * Hosts of the DMP by environment (dmp-transactions 1.1; seed 9.1). `*.` stands for one label or more. A professional's
 * keys are only ever used towards these and those the operator adds.
 */
const DMP_HOSTS: Readonly<Record<Settings['server']['environment'], readonly string[]>> = {
  prod: ['lps2.dmp.gouv.fr', 'lps-igc-sante.dmp.gouv.fr'],
  test: ['*.lps2.dmp.gouv.fr', '*.lps-igc-sante.dmp.gouv.fr', 'lps.dev1.dmp.gouv.fr'],
};

/** Whether the professional's keys may be used towards a server. */
export function isDmpHostAllowed(
  { hostname, port }: Pick<URL, 'hostname' | 'port'>,
  settings: Pick<Settings, 'server' | 'dmpconnect'>,
): boolean {
  const host = hostname.toLowerCase();
  const named = DMP_HOSTS[settings.server.environment].some((pattern) => matches(pattern, host));
  // `host` allows every port of it, `host:port` that one.
  const authority = `${host}:${port === '' ? '443' : port}`;
  return (
    (named && (port === '' || port === '443')) ||
    settings.dmpconnect.allowedHosts.some((item) => [host, authority].includes(item.toLowerCase()))
  );
}

function matches(pattern: string, host: string): boolean {
  return pattern.startsWith('*.') ? host.endsWith(pattern.slice(1)) : host === pattern;
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
