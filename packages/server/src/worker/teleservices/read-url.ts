import { TLSI_ENDPOINTS } from '@dmpconnect/teleservices';
import type { Settings } from '../../config/index.js';
import { ApiFailure } from '../../contract/errors.js';
import { isHostAllowed } from '../services/national-hosts.js';

const SCHEME = /^[a-z][a-z0-9+.-]*:\/\//i;

/** The one path of every teleservice (teleservices 2.1). */
const PATH = '/lps';

/**
 * The address of the teleservices: the first of these fields that is given, an https address or a host alone; else that of
 * the settings; else the national one of the environment (js-api 9).
 *
 * @throws {ApiFailure} 6000/2 naming the field, for an address of another form, and a host that is neither a teleservice of
 *   the environment nor one of the operator
 */
export function readTeleservicesUrl(
  fields: Readonly<Record<string, string | undefined>>,
  settings: Pick<Settings, 'server' | 'dmpconnect' | 'teleservices'>,
): URL {
  const given = Object.entries(fields).find(([, text]) => text !== undefined);
  const { environment } = settings.server;
  const [field, text] = given ?? ['teleservices/url', settings.teleservices.url ?? nationalUrl(settings)];
  const address = SCHEME.test(text ?? '') ? (text ?? '') : `https://${text}`;
  const url = URL.canParse(address) ? new URL(address) : undefined;
  const plain = url?.username === '' && url.password === '' && url.search === '' && url.hash === '';
  if (url?.protocol !== 'https:' || !plain) {
    throw new ApiFailure('functional-fault', {
      description: `${field} must be a host or an https address, without user name, query or fragment`,
    });
  }
  if (!isHostAllowed(['teleservices'], url, settings)) {
    throw new ApiFailure('functional-fault', {
      description: `${field}: ${url.host} is not a teleservice of the environment "${environment}", nor one of the setting dmpconnect/allowed_hosts`,
    });
  }
  if (url.pathname === '/') url.pathname = PATH;
  return url;
}

/** A software certificate has an address of its own (teleservices 2.1). */
function nationalUrl({ server, teleservices }: Pick<Settings, 'server' | 'teleservices'>): string {
  const way = teleservices.authentication === 'tlsm' ? 'certificate' : 'assertion';
  return TLSI_ENDPOINTS[way][server.environment];
}
