import type { Socket } from 'node:net';
import type { buildConnector } from 'undici';
import type { TlsIdentity } from '../tls/identity.js';
import { onAbort, startDeadline } from './deadline.js';
import { doHandshake } from './handshake.js';
import type { ProxyOptions } from './proxy.js';
import { openRoute, proxyFor, type RouteEnd, withoutBrackets } from './route.js';
import { type SecureContextSettings, secureContextMaker } from './secure-context.js';
import { TransportError } from './transport-error.js';

export interface ConnectorSettings extends SecureContextSettings {
  readonly proxy?: ProxyOptions;
  readonly connectTimeoutMs: number;
  readonly allowHost: (hostname: string) => boolean;
}

interface Target extends RouteEnd {
  readonly encrypted: boolean;
}

/** How undici opens its connections: TCP, then the proxy's tunnel, then TLS with the caller's identity. */
export function createConnector(settings: ConnectorSettings): buildConnector.connector {
  const secureContext = secureContextMaker(settings);
  const sessions = new Map<string, Buffer>();

  async function open(target: Target): Promise<Socket> {
    const { hostname, port, encrypted } = target;
    refuseForbidden(target, settings.allowHost);
    const deadline = startDeadline(`the connection to ${hostname}`, settings.connectTimeoutMs);
    const { signal } = deadline;
    try {
      const proxy = proxyFor(target, settings.proxy);
      const socket = await openRoute(target, proxy, signal);
      if (!encrypted) return socket;
      const server = `${hostname}:${port}`;
      const inTurn = () =>
        doHandshake({
          socket,
          hostname,
          secureContext: secureContext(),
          identity: settings.identity,
          session: sessions.get(server),
          proxied: proxy !== undefined,
          signal,
          onSession: (session) => sessions.set(server, session),
        });
      try {
        return await secureInTurn(socket, signal, settings.identity, inTurn);
      } catch (error) {
        // A session that has just failed is not offered again.
        sessions.delete(server);
        throw error;
      }
    } finally {
      deadline.end();
    }
  }

  return ({ hostname, port, protocol }, callback) => {
    const encrypted = protocol === 'https:';
    open({
      hostname: withoutBrackets(hostname),
      port: Number(port) || (encrypted ? 443 : 80),
      encrypted,
    }).then(
      (socket) => callback(null, socket),
      (error: unknown) =>
        callback(error instanceof Error ? error : new Error('connection failed', { cause: error }), null),
    );
  };
}

const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|::1)$/i;

function refuseForbidden({ hostname, encrypted }: Target, allowHost: (hostname: string) => boolean): void {
  if (!allowHost(hostname)) throw new TransportError('host-name', 'The service’s host may not be contacted.');
  if (!encrypted && !LOOPBACK.test(hostname)) {
    throw new TransportError('host-name', 'Without TLS only a loopback address may be contacted.');
  }
}

/**
 * Runs the handshake in the key's turn. The turn may come after the deadline: then the connection has failed
 * already, and the key is left alone.
 */
function secureInTurn(
  socket: Socket,
  signal: AbortSignal,
  identity: TlsIdentity | undefined,
  handshake: () => Promise<Socket>,
): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const fail = (error: unknown) => {
      socket.destroy();
      reject(error);
    };
    const done = onAbort(signal, () => fail(signal.reason));
    const inTurn = async () => {
      signal.throwIfAborted();
      return handshake();
    };
    withKey(identity, inTurn).then(resolve, fail).finally(done);
  });
}

/** What fails in the turn but outside the handshake is the key's failure: no card, no turn. */
async function withKey<T>(identity: TlsIdentity | undefined, handshake: () => Promise<T>): Promise<T> {
  if (identity?.withKey === undefined) return handshake();
  try {
    return await identity.withKey(handshake);
  } catch (cause) {
    if (cause instanceof TransportError) throw cause;
    throw new TransportError('card', 'The private key could not be used for the TLS handshake.', { cause });
  }
}
