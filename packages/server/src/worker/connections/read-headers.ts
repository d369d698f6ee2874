import { ApiFailure } from '../../contract/errors.js';

/** Headers of the connection itself: they say where a message ends, or to whom it goes (RFC 9110, 7.6.1; RFC 9112). */
const OF_THE_CONNECTION: readonly string[] = [
  'connection',
  'content-length',
  'expect',
  'host',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
];

/**
 * Headers of a request of an application.
 *
 * @throws {ApiFailure} 6000/2 for one that belongs to the connection, or is given twice
 */
export function readHeaders(
  headers: readonly { readonly s_name: string; readonly s_value: string }[],
): Readonly<Record<string, string>> {
  const read = new Map<string, string>();
  for (const { s_name, s_value } of headers) {
    const name = s_name.toLowerCase();
    if (OF_THE_CONNECTION.includes(name)) throw refuse(`${s_name} is set by the connector`);
    if (read.has(name)) throw refuse(`${s_name} is given twice`);
    read.set(name, s_value);
  }
  return Object.fromEntries(read);
}

function refuse(rule: string): ApiFailure {
  return new ApiFailure('functional-fault', { description: `Headers: ${rule}` });
}
