import { once } from 'node:events';
import { connect as connectPlain, isIP, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { openRoute, type ProxyOptions, proxyFor, type RouteEnd } from '@dmpconnect/soap';
import { Client } from 'ldapts';
import { type TlsChoice, tlsOptions } from '../network/tls-options.js';

/** A connection to a directory, which ends with its signal. */
export interface LdapConnection {
  readonly client: Client;
  /** Goes on in TLS. */
  startTls(): Promise<void>;
  /** Why the socket broke; ldapts names no code once it is connected. */
  failure(): Error | undefined;
  close(): void;
}

/** Where a directory is, as an address of LDAP names it (RFC 4516). */
export function ldapEnd(url: string): RouteEnd & { readonly secure: boolean } {
  const { protocol, hostname, port } = new URL(url);
  const secure = protocol === 'ldaps:';
  return {
    hostname: hostname.replace(/^\[(.*)\]$/, '$1'),
    port: port === '' ? (secure ? 636 : 389) : Number(port),
    secure,
  };
}

/**
 * Opens it: straight, at the first request, or at once through the tunnel of a proxy (CONNECT).
 *
 * @throws {TransportError} what the proxy refuses
 * @throws {Error} of the TLS handshake in the tunnel
 */
export async function openLdapConnection(
  options: {
    readonly url: string;
    readonly tls?: TlsChoice | undefined;
    readonly proxy?: ProxyOptions | undefined;
  },
  signal: AbortSignal,
): Promise<LdapConnection> {
  const { url, tls = {} } = options;
  const end = ldapEnd(url);
  const secured = {
    ...tlsOptions(tls),
    host: end.hostname,
    ...(isIP(end.hostname) === 0 ? { servername: end.hostname } : {}),
  };
  const proxy = proxyFor(end, options.proxy);
  const tunnel = proxy === undefined ? undefined : await openRoute(end, proxy, signal);
  // In a tunnel the handshake is over, and the server verified, before ldapts may write the first byte.
  const ready =
    tunnel !== undefined && end.secure
      ? await handshake(connectTls({ ...secured, socket: tunnel }), signal)
      : tunnel;

  let socket: Socket | undefined;
  let failure: Error | undefined;
  const kept = <S extends Socket>(opened: S): S => {
    socket = opened;
    opened.once('error', (error) => {
      failure ??= error;
    });
    return opened;
  };
  const watched = <F extends (...args: never[]) => Socket>(connect: F, opened?: Socket): F =>
    new Proxy(connect, {
      apply: (target, self, args) => kept(opened ?? Reflect.apply(target, self, args)),
    });
  const client = new Client({
    url,
    ...(end.secure ? { tlsOptions: secured } : {}),
    createConnection: watched(connectPlain, ready),
    createSecureConnection: watched(connectTls, end.secure ? ready : undefined),
  });
  const close = (): void => {
    (socket ?? ready)?.destroy(signal.aborted ? new Error('The search was given up.') : undefined);
  };
  signal.addEventListener('abort', close, { once: true });
  return { client, startTls: () => client.startTLS(secured), failure: () => failure, close };
}

async function handshake<S extends Socket>(socket: S, signal: AbortSignal): Promise<S> {
  try {
    await once(socket, 'secureConnect', { signal });
    return socket;
  } catch (error) {
    socket.on('error', () => {}).destroy();
    throw error;
  }
}
