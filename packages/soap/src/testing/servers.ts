import { createServer as createHttpServer, type IncomingMessage, type RequestListener } from 'node:http';
import { createServer as createHttpsServer, type ServerOptions } from 'node:https';
import { type AddressInfo, connect, type Server, type Socket } from 'node:net';

/** A server listening on a free loopback port. */
export interface TestServer {
  readonly port: number;
  /** `http://127.0.0.1:…` or `https://localhost:…`. */
  readonly url: string;
  close(): Promise<void>;
}

/** Starts a server, keeping track of its connections so that it closes at once. */
export async function listen(server: Server, scheme: string, host = '127.0.0.1'): Promise<TestServer> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.once('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    url: `${scheme}://${host}:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

export function startHttp(listener: RequestListener): Promise<TestServer> {
  return listen(createHttpServer(listener), 'http');
}

export function startHttps(options: ServerOptions, listener: RequestListener): Promise<TestServer> {
  const server = createHttpsServer(options, listener);
  server.on('tlsClientError', () => {});
  return listen(server, 'https', 'localhost');
}

export interface TestProxyOptions {
  /** Answers the tunnel request instead of opening the tunnel: a status line without `HTTP/1.1`, or nothing. */
  readonly refuse?: (request: IncomingMessage) => string | undefined;
  /** Where tunnels lead, whatever the client asked for. */
  readonly target: number;
}

/** A CONNECT proxy. `tunnels` collects what clients asked for. */
export async function startProxy(
  options: TestProxyOptions,
): Promise<TestServer & { readonly tunnels: string[] }> {
  const tunnels: string[] = [];
  const server = createHttpServer();
  server.on('connect', (request: IncomingMessage, client: Socket) => {
    tunnels.push(request.url ?? '');
    client.on('error', () => {});
    const refusal = options.refuse?.(request);
    if (refusal !== undefined) {
      client.end(refusal === '' ? '' : `HTTP/1.1 ${refusal}\r\n\r\n`);
      return;
    }
    const upstream = connect(options.target, '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection established\r\n\r\n');
      upstream.pipe(client);
      client.pipe(upstream);
    });
    upstream.on('error', () => client.destroy());
    client.once('close', () => upstream.destroy());
  });
  return { ...(await listen(server, 'http')), tunnels };
}
