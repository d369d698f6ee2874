import { SoapError } from '../errors.js';

/**
 * Why an exchange failed below HTTP:
 *
 * - `proxy-name`: the name of the proxy does not resolve.
 * - `host-name`: the name of the service does not resolve, or is not one this dispatcher may contact.
 * - `connect`: nothing accepts the connection.
 * - `timeout`: the deadline passed.
 * - `aborted`: the caller gave up.
 * - `tls-handshake`: the TLS handshake failed; a test card on a production host ends here.
 * - `server-certificate`: the server's certificate is not trusted or not for this name.
 * - `intercepted`: same, but seen through a proxy: it most likely decrypts the traffic, which mutual TLS forbids.
 * - `proxy-refused`: the proxy refused to open the tunnel.
 * - `proxy-authentication`: the proxy wants a login, or refused it.
 * - `receive`: the connection broke while the answer was awaited or read.
 * - `card`: the private key could not sign during the handshake; the cause says why.
 */
export type TransportReason =
  | 'proxy-name'
  | 'host-name'
  | 'connect'
  | 'timeout'
  | 'aborted'
  | 'tls-handshake'
  | 'server-certificate'
  | 'intercepted'
  | 'proxy-refused'
  | 'proxy-authentication'
  | 'receive'
  | 'card';

/** The exchange failed below HTTP. Switch on `reason`. */
export class TransportError extends SoapError {
  override readonly name: string = 'TransportError';
  readonly reason: TransportReason;

  constructor(reason: TransportReason, message: string, options?: { readonly cause?: unknown }) {
    super('TRANSPORT', message, options);
    this.reason = reason;
  }
}
