import type { Socket } from 'node:net';
import type { TLSSocket } from 'node:tls';
import type { TlsIdentity } from '../tls/identity.js';
import { startDeadline } from './deadline.js';
import { doHandshake } from './handshake.js';
import type { ProxyOptions } from './proxy.js';
import { openRoute, proxyFor, type RouteEnd, withoutBrackets } from './route.js';
import { secureContextMaker } from './secure-context.js';
import { type Sentence, TRANSPORT_SENTENCES } from './sentences.js';
import { TransportError, type TransportReason } from './transport-error.js';

/** What is to be tried. */
export interface ConnectionProbeOptions {
  /** Name or address of the server. */
  readonly hostname: string;
  /** Default 443. */
  readonly port?: number;
  /** The proxy on the way, with its exceptions. */
  readonly proxy?: ProxyOptions;
  /** Authorities, PEM, that replace the default ones. */
  readonly trust?: string;
  /** Client certificate; without one, a server that wants one is still told from one that cannot be reached. */
  readonly identity?: TlsIdentity;
  /** For the whole probe. Default 5 000. */
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
}

/** The certificate a server showed. */
export interface ShownCertificate {
  readonly subject: string;
  readonly issuer: string;
  readonly notBefore: Date;
  readonly notAfter: Date;
  /** SHA-256, hexadecimal. */
  readonly fingerprint: string;
}

/** What became of a probe. */
export type ConnectionProbe = {
  /** The way that was taken. */
  readonly route: 'direct' | 'proxy';
  readonly elapsedMs: number;
} & (
  | { readonly reached: true; readonly protocol: string; readonly certificate: ShownCertificate | undefined }
  | {
      readonly reached: false;
      readonly reason: TransportReason;
      /** In English, with details. */
      readonly message: string;
      /** For the people of the practice, with what to do. */
      readonly sentence: Sentence;
      /** Code of the system or of OpenSSL, when there is one. */
      readonly code?: string;
    }
);

/**
 * Tries the way to a server: name, TCP, tunnel of the proxy, TLS with the verification of the certificate. Sends nothing
 * beyond the handshake, and never rejects.
 *
 * @example
 * ```ts
 * const probe = await probeConnection({ hostname: 'dmp.example', proxy: { host: 'proxy.example', port: 3128 } });
 * if (!probe.reached) console.error(probe.reason, probe.sentence.fr);
 * ```
 */
export async function probeConnection(options: ConnectionProbeOptions): Promise<ConnectionProbe> {
  const end = { hostname: withoutBrackets(options.hostname), port: options.port ?? 443 };
  const proxy = proxyFor(end, options.proxy);
  const route = proxy === undefined ? 'direct' : 'proxy';
  const started = performance.now();
  const deadline = startDeadline(
    `the connection to ${end.hostname}`,
    options.timeoutMs ?? 5_000,
    options.signal,
  );
  const elapsed = () => Math.round(performance.now() - started);
  try {
    const secured = await secure(end, proxy, options, deadline.signal);
    const found = { protocol: secured.getProtocol() ?? '', certificate: shownBy(secured) };
    secured.on('error', () => {});
    secured.destroy();
    return { route, elapsedMs: elapsed(), reached: true, ...found };
  } catch (error) {
    const failure = asTransportError(error);
    const code = codeOf(failure);
    return {
      route,
      elapsedMs: elapsed(),
      reached: false,
      reason: failure.reason,
      message: failure.message,
      sentence: TRANSPORT_SENTENCES[failure.reason],
      ...(code === undefined ? {} : { code }),
    };
  } finally {
    deadline.end();
  }
}

async function secure(
  end: RouteEnd,
  proxy: ProxyOptions | undefined,
  { identity, trust }: ConnectionProbeOptions,
  signal: AbortSignal,
): Promise<TLSSocket> {
  const socket: Socket = await openRoute(end, proxy, signal);
  const secureContext = secureContextMaker({
    ...(trust === undefined ? {} : { trust }),
    ...(identity === undefined ? {} : { identity }),
  });
  const handshake = () =>
    doHandshake({
      socket,
      hostname: end.hostname,
      secureContext: secureContext(),
      identity,
      session: undefined,
      proxied: proxy !== undefined,
      signal,
      onSession: () => {},
    });
  try {
    return await (identity?.withKey === undefined ? handshake() : identity.withKey(handshake));
  } catch (error) {
    socket.destroy();
    throw error;
  }
}

function shownBy(secured: TLSSocket): ShownCertificate | undefined {
  const certificate = secured.getPeerX509Certificate();
  return certificate === undefined
    ? undefined
    : {
        subject: certificate.subject,
        issuer: certificate.issuer,
        notBefore: new Date(certificate.validFrom),
        notAfter: new Date(certificate.validTo),
        fingerprint: certificate.fingerprint256.replaceAll(':', '').toLowerCase(),
      };
}

function asTransportError(error: unknown): TransportError {
  return error instanceof TransportError
    ? error
    : new TransportError('card', 'The private key could not be used for the TLS handshake.', {
        cause: error,
      });
}

function codeOf({ cause }: Error): string | undefined {
  return cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : undefined;
}
