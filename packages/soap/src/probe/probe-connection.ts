import { X509Certificate } from 'node:crypto';
import type { Socket } from 'node:net';
import { startDeadline } from '../http/deadline.js';
import { doHandshake, explainCertificate } from '../http/handshake.js';
import type { ProxyOptions } from '../http/proxy.js';
import { openRoute, proxyFor, type RouteEnd, withoutBrackets } from '../http/route.js';
import { secureContextMaker } from '../http/secure-context.js';
import { type Sentence, TRANSPORT_SENTENCES } from '../http/sentences.js';
import { TransportError, type TransportReason } from '../http/transport-error.js';
import type { TlsIdentity } from '../tls/identity.js';
import { judgeChain } from './judge-chain.js';
import { type Handshake, protocolOf, readChain, shakeHands } from './shake-hands.js';

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
  /** What the server showed, when the handshake came so far. */
  readonly certificate?: ShownCertificate;
} & (
  | {
      readonly reached: true;
      readonly protocol: string;
      /** Whether the server went no further without a client certificate, as the DMP does; its own was accepted. */
      readonly wantsCertificate: boolean;
    }
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
  let certificate: ShownCertificate | undefined;
  try {
    const seen = await secure(end, proxy, options, deadline.signal);
    certificate = describe(seen.chain[0]);
    const verdict =
      seen.verdict ?? (seen.wantsCertificate ? judge(seen.chain, end.hostname, options) : undefined);
    if (verdict !== undefined) throw explainVerdict(verdict, proxy !== undefined);
    if (seen.error !== undefined && !seen.wantsCertificate) throw seen.error;
    const { protocol = '', wantsCertificate } = seen;
    return {
      route,
      elapsedMs: elapsed(),
      reached: true,
      protocol,
      wantsCertificate,
      ...(certificate === undefined ? {} : { certificate }),
    };
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
      ...(certificate === undefined ? {} : { certificate }),
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
): Promise<Handshake> {
  const socket: Socket = await openRoute(end, proxy, signal);
  try {
    if (identity === undefined) {
      return await shakeHands({ socket, hostname: end.hostname, trust, signal });
    }
    const secureContext = secureContextMaker({ ...(trust === undefined ? {} : { trust }), identity });
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
    const secured = await (identity.withKey === undefined ? handshake() : identity.withKey(handshake));
    secured.on('error', () => {});
    return { chain: readChain(secured), wantsCertificate: false, ...protocolOf(secured) };
  } finally {
    socket.destroy();
  }
}

/** A server that wants a card breaks off before Node.js judges its chain. */
function judge(
  chain: readonly Uint8Array[],
  hostname: string,
  { trust }: ConnectionProbeOptions,
): string | undefined {
  return judgeChain(chain, hostname, new Date(), trust);
}

function explainVerdict(verdict: string, proxied: boolean): TransportError {
  return explainCertificate(verdict, proxied, Object.assign(new Error(verdict), { code: verdict }));
}

function describe(der: Uint8Array | undefined): ShownCertificate | undefined {
  if (der === undefined) return undefined;
  const certificate = new X509Certificate(der);
  return {
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
