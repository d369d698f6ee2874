import { isIP, type Socket } from 'node:net';
import { connect, type DetailedPeerCertificate, type TLSSocket } from 'node:tls';
import { onAbort } from '../http/deadline.js';
import { TransportError } from '../http/transport-error.js';
import { certificateAlertOf } from '../tls/alert.js';

interface HandshakeOptions {
  readonly socket: Socket;
  readonly hostname: string;
  readonly trust: string | undefined;
  readonly signal: AbortSignal;
}

/** What was seen of a handshake. */
export interface Handshake {
  /** DER, the server's own certificate first. */
  readonly chain: readonly Uint8Array[];
  readonly protocol?: string;
  /** Whether the server broke off because no client certificate was shown. */
  readonly wantsCertificate: boolean;
  /** OpenSSL's name of what is wrong with the chain, when the handshake came to its end. */
  readonly verdict?: string;
  readonly error?: TransportError;
}

/** Does a TLS handshake without client certificate, to see what the server shows. Rejects with the signal's reason. */
export function shakeHands({ socket, hostname, trust, signal }: HandshakeOptions): Promise<Handshake> {
  return new Promise((resolve, reject) => {
    const secured = connect({
      socket,
      host: hostname,
      ...(isIP(hostname) === 0 ? { servername: hostname } : {}),
      ...(trust === undefined ? {} : { ca: trust }),
      minVersion: 'TLSv1.2',
      ALPNProtocols: ['http/1.1'],
      // Nothing is sent over it: a chain that is not accepted is described, not used.
      rejectUnauthorized: false,
    });
    let chain: readonly Uint8Array[] = [];
    let over = false;
    const finish = (result: { readonly verdict?: string; readonly error?: TransportError }) => {
      if (over) return;
      over = true;
      done();
      const protocol = protocolOf(secured);
      secured.destroy();
      if (signal.aborted) return reject(signal.reason);
      const wantsCertificate = chain.length > 0 && certificateAlertOf(result.error) !== undefined;
      resolve({ ...result, chain, wantsCertificate, ...protocol });
    };
    const fail = (cause: Error) =>
      finish({
        error: new TransportError('tls-handshake', 'The TLS handshake with the service failed.', { cause }),
      });
    const done = onAbort(signal, () => fail(new Error('Stopped.')));
    // The secrets are made once the server's chain is known, and before it can refuse to go on.
    secured.on('keylog', () => {
      if (chain.length === 0) chain = readChain(secured);
    });
    secured.once('error', fail);
    secured.once('close', () => fail(new Error('The peer closed the connection during the handshake.')));
    secured.once('secureConnect', () => {
      if (chain.length === 0) chain = readChain(secured);
      const verdict = verdictOf(secured);
      finish(verdict === undefined ? {} : { verdict });
    });
    // Failures that come after the end of the handshake are nobody's.
    secured.on('error', () => undefined);
  });
}

function verdictOf({ authorizationError }: TLSSocket): string | undefined {
  const verdict: unknown = authorizationError;
  if (!verdict) return undefined;
  if (verdict instanceof Error && 'code' in verdict) return String(verdict.code);
  return String(verdict);
}

/** The version of TLS, when it was agreed on. */
export function protocolOf(secured: TLSSocket): Pick<Handshake, 'protocol'> {
  const protocol = secured.getProtocol();
  return protocol === null ? {} : { protocol };
}

/** The chain that a server sent, DER, its own certificate first. */
export function readChain(secured: TLSSocket): readonly Uint8Array[] {
  const chain: Uint8Array[] = [];
  let next: DetailedPeerCertificate | undefined = secured.getPeerCertificate(true);
  while (next?.raw !== undefined && chain.length < 10) {
    chain.push(new Uint8Array(next.raw));
    next = next.issuerCertificate === next ? undefined : next.issuerCertificate;
  }
  return chain;
}
