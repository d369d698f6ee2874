import { request } from 'node:http';
import type { Socket } from 'node:net';
import { onAbort } from './deadline.js';
import { TransportError } from './transport-error.js';

export interface Tunnel {
  /** Connection to the proxy. */
  readonly socket: Socket;
  readonly host: string;
  readonly port: number;
  readonly login?: string;
  readonly password?: string;
}

/**
 * Opens a tunnel through an HTTP proxy (CONNECT, Basic authentication) on a connection to it.
 *
 * @throws {TransportError} `proxy-authentication`, `proxy-refused`, or the signal's reason.
 */
export function openTunnel(tunnel: Tunnel, signal: AbortSignal): Promise<Socket> {
  const { socket, host, port, login, password = '' } = tunnel;
  const authority = `${host.includes(':') ? `[${host}]` : host}:${port}`;
  const headers: Record<string, string> = { host: authority };
  if (login !== undefined && login !== '') {
    headers['proxy-authorization'] = `Basic ${Buffer.from(`${login}:${password}`).toString('base64')}`;
  }
  return new Promise((resolve, reject) => {
    const connecting = request({
      method: 'CONNECT',
      path: authority,
      headers,
      createConnection: () => socket,
    });
    const done = onAbort(signal, () => connecting.destroy(new Error('Stopped.')));
    const fail = (error: unknown) => {
      done();
      socket.destroy();
      reject(signal.aborted ? signal.reason : error);
    };
    connecting.once('error', (cause) => {
      const message = 'The proxy broke the connection instead of opening a tunnel.';
      fail(new TransportError('proxy-refused', message, { cause }));
    });
    connecting.once('connect', ({ statusCode = 0 }, _tunnelled, head) => {
      if (statusCode < 200 || statusCode > 299) return fail(refusal(statusCode, login !== undefined));
      done();
      if (head.length > 0) socket.unshift(head);
      resolve(socket);
    });
    connecting.end();
  });
}

const PROXY_AUTHENTICATION_REQUIRED = 407;

function refusal(status: number, authenticated: boolean): TransportError {
  if (status !== PROXY_AUTHENTICATION_REQUIRED) {
    return new TransportError('proxy-refused', `The proxy refused to open a tunnel (HTTP ${status}).`);
  }
  return new TransportError(
    'proxy-authentication',
    authenticated
      ? 'The proxy refused the login or the password.'
      : 'The proxy wants a login and a password.',
  );
}
