const HOST = 'lps2.dmp.gouv.fr';
const PATH = '/si-dmp-server/v2/services';

/**
 * Builds `s_dmpUrl` (js-api 8.2): an empty name is production, a short name another server of the DMP, and what
 * begins with `https://` is an address already.
 *
 * @example `dmpAddress('formation1')` gives `https://formation1.lps2.dmp.gouv.fr/si-dmp-server/v2/services`
 */
export function dmpAddress(serverName: string): string {
  if (serverName.startsWith('https://')) return serverName;
  return `https://${serverName === '' ? '' : `${serverName}.`}${HOST}${PATH}`;
}
