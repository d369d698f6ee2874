import { lookup } from 'node:dns/promises';
import { isIP, type Socket } from 'node:net';
import { bypassesProxy } from '../http/bypass.js';
import { startDeadline } from '../http/deadline.js';
import { explainCertificate } from '../http/handshake.js';
import { openTcp } from '../http/tcp.js';
import { TransportError } from '../http/transport-error.js';
import { openTunnel } from '../http/tunnel.js';
import { judgeChain } from './judge-chain.js';
import { shakeHands } from './shake-hands.js';
import type { ProbeStep, ServerProbe, ServerProbeOptions } from './types.js';

/**
 * Looks how far a connection to a server gets, as the dispatchers of this package make it: name, proxy, TCP, TLS with
 * the chain judged. No client certificate is shown and nothing is asked of the server.
 *
 * @example
 * ```ts
 * const { failure, addresses, chain } = await probeServer({ hostname: 'services.example' });
 * if (failure !== undefined) console.log(failure.step, failure.error.reason);
 * ```
 */
export async function probeServer(options: ServerProbeOptions): Promise<ServerProbe> {
  const { hostname, port = 443, proxy: known, signal, timeoutMs = 10_000 } = options;
  const proxy = known === undefined || bypassesProxy(hostname, known.bypass ?? []) ? undefined : known;
  const deadline = startDeadline(`the connection to ${hostname}`, timeoutMs, signal);
  const found = { addresses: [] as readonly string[], proxied: proxy !== undefined };
  const nothing = { chain: [], wantsCertificate: false } as const;
  let step: ProbeStep = 'name';
  let socket: Socket | undefined;
  try {
    if (proxy === undefined) {
      found.addresses = await resolveName(hostname, deadline.signal);
      step = 'tcp';
      socket = await openTcp(
        { host: hostname, port, what: 'the service', nameReason: 'host-name' },
        deadline.signal,
      );
    } else {
      step = 'proxy';
      const { host, port: proxyPort, login, password } = proxy;
      const open = await openTcp(
        { host, port: proxyPort, what: 'the proxy', nameReason: 'proxy-name' },
        deadline.signal,
      );
      socket = open;
      await openTunnel(
        {
          socket: open,
          host: hostname,
          port,
          ...(login === undefined ? {} : { login }),
          ...(password === undefined ? {} : { password }),
        },
        deadline.signal,
      );
    }
    step = 'tls';
    const { error, verdict, ...seen } = await shakeHands({
      socket,
      hostname,
      trust: options.trust,
      signal: deadline.signal,
    });
    const judged =
      verdict ??
      (seen.wantsCertificate && seen.chain.length > 0
        ? judgeChain(seen.chain, hostname, new Date(), options.trust)
        : undefined);
    if (judged !== undefined) {
      return { ...found, ...seen, failure: { step, error: explainCertificate(judged, found.proxied) } };
    }
    return error === undefined || seen.wantsCertificate
      ? { ...found, ...seen }
      : { ...found, ...seen, failure: { step, error } };
  } catch (thrown) {
    const error = thrown instanceof TransportError ? thrown : unexpected(thrown);
    return { ...found, ...nothing, failure: { step, error } };
  } finally {
    deadline.end();
    socket?.destroy();
  }
}

function unexpected(cause: unknown): TransportError {
  return new TransportError('connect', 'The connection failed in a way nobody foresaw.', { cause });
}

/** The system's own resolver cannot be interrupted: its answer is not waited for after the deadline. */
async function resolveName(hostname: string, signal: AbortSignal): Promise<readonly string[]> {
  if (isIP(hostname) !== 0) return [hostname];
  const late = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
  try {
    const found = await Promise.race([lookup(hostname, { all: true }), late]);
    return found.map(({ address }) => address);
  } catch (cause) {
    if (signal.aborted) throw signal.reason;
    throw new TransportError('host-name', 'The name of the service does not resolve.', { cause });
  }
}
