import { isIP, type Socket } from 'node:net';
import { connect, type SecureContext, type TLSSocket } from 'node:tls';
import type { TlsIdentity } from '../tls/identity.js';
import { onAbort } from './deadline.js';
import { TransportError } from './transport-error.js';

export interface Handshake {
  readonly socket: Socket;
  readonly hostname: string;
  readonly secureContext: SecureContext;
  readonly identity: TlsIdentity | undefined;
  /** Session of an earlier connection, to be resumed. */
  readonly session: Buffer | undefined;
  /** Whether the connection goes through a proxy. */
  readonly proxied: boolean;
  readonly signal: AbortSignal;
  onSession(session: Buffer): void;
}

/**
 * Does the TLS handshake on an open connection.
 *
 * @throws {TransportError} `card`, `server-certificate`, `intercepted`, `tls-handshake`, or the signal's reason.
 */
export function doHandshake(handshake: Handshake): Promise<TLSSocket> {
  const { socket, hostname, secureContext, session, signal, onSession } = handshake;
  return new Promise((resolve, reject) => {
    const secured = connect({
      socket,
      host: hostname,
      // A name is sent and checked; an address is only checked (RFC 6066 has no addresses).
      ...(isIP(hostname) === 0 ? { servername: hostname } : {}),
      secureContext,
      ...(session === undefined ? {} : { session }),
      ALPNProtocols: ['http/1.1'],
    });
    const done = onAbort(signal, () => secured.destroy(new Error('Stopped.')));
    const fail = (cause: Error) => {
      done();
      secured.destroy();
      socket.destroy();
      reject(signal.aborted ? signal.reason : explain(cause, secured, handshake));
    };
    const closed = () => fail(new Error('The peer closed the connection during the handshake.'));
    secured.on('session', onSession);
    secured.once('error', fail);
    secured.once('close', closed);
    secured.once('secureConnect', () => {
      done();
      secured.off('error', fail);
      secured.off('close', closed);
      // An alert that comes later, as TLS 1.3 refuses client certificates, is followed by the end of the stream,
      // which undici would report in its place.
      secured.once('error', () => secured.destroy());
      resolve(secured);
    });
  });
}

/** Verdicts on a certificate that no known authority issued: the mark of a proxy that puts its own in place. */
const UNKNOWN_ISSUER: ReadonlySet<string> = new Set([
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
]);

function explain(cause: NodeJS.ErrnoException, secured: TLSSocket, handshake: Handshake): TransportError {
  // The key's own error first: the alert that follows says only that the handshake failed.
  const signing = handshake.identity?.takeSigningError?.();
  if (signing !== undefined) {
    return new TransportError('card', 'The private key could not sign during the TLS handshake.', {
      cause: signing,
    });
  }
  if (!secured.authorizationError) {
    return new TransportError('tls-handshake', 'The TLS handshake with the service failed.', { cause });
  }
  return explainCertificate(cause.code ?? 'unknown reason', handshake.proxied, cause);
}

/** What a verdict of OpenSSL on the server's chain means; `intercepted` when only a proxy can have caused it. */
export function explainCertificate(code: string, proxied: boolean, cause?: Error): TransportError {
  if (proxied && UNKNOWN_ISSUER.has(code)) {
    return new TransportError(
      'intercepted',
      'The proxy puts its own certificate in place of the service’s; only a tunnel (CONNECT) can be used.',
      { cause },
    );
  }
  return new TransportError(
    'server-certificate',
    `The certificate of the service is not accepted (${code}).`,
    { cause },
  );
}
