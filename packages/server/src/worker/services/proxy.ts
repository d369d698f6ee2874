import type { ProxyOptions } from '@dmpconnect/soap';
import type { Settings } from '../../config/index.js';
import { ApiFailure } from '../../contract/errors.js';

/** The proxy fields that several commands have (js-api 4.1, 8.2). */
export interface ProxyFields {
  readonly s_proxyIpOrUrl?: string | undefined;
  readonly i_proxyPort?: number | undefined;
  readonly s_proxyLogin?: string | undefined;
  readonly s_proxyPassword?: string | undefined;
}

/** Names without a dot and loopback addresses are never reached through a proxy. */
const ALWAYS_DIRECT = ['localhost', '127.0.0.1', '[::1]', '::1'];

/**
 * The proxy that the fields of a command name; nothing when they name none.
 *
 * @throws {ApiFailure} 6000/2 when a proxy is named without its port, or in another form than a host or its URL
 */
export function readProxyFields(fields: ProxyFields): ProxyOptions | undefined {
  if (fields.s_proxyIpOrUrl === undefined) return undefined;
  const { host, port } = readAddress(fields.s_proxyIpOrUrl, 's_proxyIpOrUrl');
  // 0 is what the historical wrapper sends for "not set".
  const number = fields.i_proxyPort || port;
  if (number === undefined) {
    throw new ApiFailure('functional-fault', { description: 'i_proxyPort is missing' });
  }
  return {
    host,
    port: number,
    ...(fields.s_proxyLogin === undefined ? {} : { login: fields.s_proxyLogin }),
    ...(fields.s_proxyPassword === undefined ? {} : { password: fields.s_proxyPassword }),
    bypass: ALWAYS_DIRECT,
  };
}

/** The proxy of the settings file; nothing when it names none, or no port. */
export function proxyOfSettings({
  server,
  port,
  login,
  password,
  bypass,
}: Settings['proxy']): ProxyOptions | undefined {
  if (server === undefined || port === undefined) return undefined;
  return {
    host: server,
    port,
    ...(login === undefined ? {} : { login }),
    ...(password === undefined ? {} : { password }),
    bypass: [...ALWAYS_DIRECT, ...bypass],
  };
}

/**
 * The proxy in force: that of the command, else that of the session, else that of the settings (js-api 4.1). The exceptions
 * of the settings hold for all three: an application has no field to name them.
 *
 * @throws {ApiFailure} 6000/2
 */
export function chooseProxy(
  settings: Settings['proxy'],
  ...fields: readonly ProxyFields[]
): ProxyOptions | undefined {
  for (const candidate of fields) {
    const proxy = readProxyFields(candidate);
    if (proxy !== undefined) return { ...proxy, bypass: [...ALWAYS_DIRECT, ...settings.bypass] };
  }
  return proxyOfSettings(settings);
}

/**
 * Reads a field that holds a host, `host:port` or a URL: the vendor calls these fields "IpOrUrl".
 *
 * @throws {ApiFailure} 6000/2 naming the field
 */
export function readAddress(text: string, field: string): { readonly host: string; readonly port?: number } {
  const trimmed = text.trim();
  const url = `http://${trimmed.replace(/^[a-z][a-z0-9+.-]*:\/\//i, '')}`;
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  const plain =
    parsed?.pathname === '/' && parsed.search === '' && parsed.hash === '' && parsed.username === '';
  if (parsed === undefined || !plain || parsed.hostname === '') {
    throw new ApiFailure('functional-fault', { description: `${field} must be a host, or host:port` });
  }
  // URL drops the port 80: it is the default of the scheme put there, not of the proxy.
  const port = parsed.port === '' && /:80$/.test(trimmed) ? '80' : parsed.port;
  return { host: parsed.hostname, ...(port === '' ? {} : { port: Number(port) }) };
}
