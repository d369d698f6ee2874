import { LicenceError } from '../errors.js';

/** A licence server: where to post, and its name in the journal. */
export interface LicenceServer {
  /** Host, with the port when it is not 443. */
  readonly name: string;
  readonly url: URL;
}

/** Path of the check on every licence server, without its leading stroke. */
export const LICENCE_CHECK_PATH = 'licence/v1/check';

/** Front server and two back-ups (seed 7.3.5). */
const MAX_SERVERS = 3;

/**
 * Reads the configured servers: `host`, `host:port` or an `https:` URL.
 *
 * @throws LicenceError `LICENCE_CONFIGURATION`
 */
export function readLicenceServers(servers: readonly string[]): readonly LicenceServer[] {
  if (servers.length > MAX_SERVERS) {
    throw new LicenceError(
      'LICENCE_CONFIGURATION',
      `At most ${MAX_SERVERS} licence servers can be configured.`,
    );
  }
  return servers.map(readLicenceServer);
}

function readLicenceServer(text: string): LicenceServer {
  const candidate = text.includes('://') ? text : `https://${text}`;
  const url = URL.canParse(candidate) ? new URL(candidate) : undefined;
  if (url?.protocol !== 'https:' || url.hostname === '' || url.username !== '' || url.password !== '') {
    throw new LicenceError(
      'LICENCE_CONFIGURATION',
      'A licence server must be written host, host:port or https://host:port.',
    );
  }
  const base = url.pathname.endsWith('/') ? url.pathname : `${url.pathname}/`;
  return { name: url.host, url: new URL(base + LICENCE_CHECK_PATH, url.origin) };
}
