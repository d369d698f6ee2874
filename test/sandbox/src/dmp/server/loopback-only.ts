import { X509Certificate } from 'node:crypto';

const LOOPBACK_NAME =
  /^(DNS:(localhost|[\w.-]+\.localhost|localhost\.icanopee\.net)|IP Address:(127\.\d+\.\d+\.\d+|0:0:0:0:0:0:0:1))$/;

/**
 * Refuses a configuration that could be taken for a public service (dmp-transactions 9.5): a server certificate for
 * another name than the machine's own, or a base path that is an address.
 *
 * @throws {RangeError}
 */
export function refusePublicHost(certificate: string, basePath: string): void {
  const names = (new X509Certificate(certificate).subjectAltName ?? '')
    .split(', ')
    .filter((name) => name !== '');
  const foreign = names.find((name) => !LOOPBACK_NAME.test(name));
  if (foreign !== undefined) {
    throw new RangeError(`tls.cert: the simulator serves loopback names only, not ${foreign}.`);
  }
  if (names.length === 0) throw new RangeError('tls.cert: the certificate names no host.');
  if (!/^(\/[\w.-]+)+$/.test(basePath)) throw new RangeError('basePath: must be a path, such as /services.');
}
