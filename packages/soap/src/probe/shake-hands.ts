import { isIP, type Socket } from 'node:net';
import { connect, type DetailedPeerCertificate, type TLSSocket } from 'node:tls';
import { onAbort } from '../http/deadline.js';
import { TransportError } from '../http/transport-error.js';
import { certificateAlertOf } from '../tls/alert.js';
import type { ProbedCertificate, ServerProbe } from './types.js';

interface HandshakeOptions {
  readonly socket: Socket;
  readonly hostname: string;
  readonly trust: string | undefined;
  readonly signal: AbortSignal;
}

interface Handshake extends Pick<ServerProbe, 'chain' | 'protocol' | 'wantsCertificate'> {
  /** OpenSSL's name of what is wrong with the chain, when the handshake came to its end. */
  readonly verdict: string | undefined;
  readonly error: TransportError | undefined;
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
    let chain: readonly ProbedCertificate[] = [];
    let over = false;
    const finish = (result: Pick<Handshake, 'verdict' | 'error'>) => {
      if (over) return;
      over = true;
      done();
      const protocol = secured.getProtocol();
      secured.destroy();
      if (signal.aborted) return reject(signal.reason);
      const wantsCertificate = chain.length > 0 && certificateAlertOf(result.error) !== undefined;
      resolve({ ...result, chain, wantsCertificate, ...(protocol === null ? {} : { protocol }) });
    };
    const fail = (cause: Error) =>
      finish({
        verdict: undefined,
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
      finish({ verdict: verdictOf(secured), error: undefined });
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

function readChain(secured: TLSSocket): readonly ProbedCertificate[] {
  const chain: ProbedCertificate[] = [];
  let next: DetailedPeerCertificate | undefined = secured.getPeerCertificate(true);
  while (next?.raw !== undefined && chain.length < 10) {
    chain.push({
      subject: nameOf(next.subject),
      issuer: nameOf(next.issuer),
      notBefore: new Date(next.valid_from),
      notAfter: new Date(next.valid_to),
      raw: new Uint8Array(next.raw),
    });
    next = next.issuerCertificate === next ? undefined : next.issuerCertificate;
  }
  return chain;
}

function nameOf(name: object | undefined): string {
  return Object.entries(name ?? {})
    .map(([type, value]) => `${type}=${String(value)}`)
    .join(', ');
}
