import type { Socket } from 'node:net';
import { bypassesProxy } from './bypass.js';
import type { ProxyOptions } from './proxy.js';
import { openTcp } from './tcp.js';
import { openTunnel } from './tunnel.js';

/** What a connection leads to. */
export interface RouteEnd {
  readonly hostname: string;
  readonly port: number;
}

/** The proxy on the way to a host: none when there is none, or when the host is one of its exceptions. */
export function proxyFor(
  { hostname, port }: RouteEnd,
  proxy: ProxyOptions | undefined,
): ProxyOptions | undefined {
  return proxy === undefined || bypassesProxy(hostname, proxy.bypass ?? [], port) ? undefined : proxy;
}

/**
 * A connection to a host, straight or through the tunnel of `proxy`, before TLS.
 *
 * @throws {TransportError} `host-name`, `proxy-name`, `connect`, `proxy-authentication`, `proxy-refused`, or the signal's
 *   reason
 */
export async function openRoute(
  { hostname: host, port }: RouteEnd,
  proxy: ProxyOptions | undefined,
  signal: AbortSignal,
): Promise<Socket> {
  if (proxy === undefined) {
    return openTcp({ host, port, what: 'the service', nameReason: 'host-name' }, signal);
  }
  const { login, password } = proxy;
  const socket = await openTcp(
    { host: withoutBrackets(proxy.host), port: proxy.port, what: 'the proxy', nameReason: 'proxy-name' },
    signal,
  );
  return openTunnel(
    {
      socket,
      host,
      port,
      ...(login === undefined ? {} : { login }),
      ...(password === undefined ? {} : { password }),
    },
    signal,
  );
}

/** An IPv6 address as the system wants it, from the form it has in a URL. */
export function withoutBrackets(host: string): string {
  return host.replace(/^\[(.*)\]$/, '$1');
}
