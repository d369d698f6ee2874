import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { Server, Socket } from 'node:net';
import type { CertifiedKey } from '../pki/issue.js';
import { listenOnLoopback } from './listen.js';

/** A request being served. */
export type RequestHandler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** A running HTTP or HTTPS server. */
export interface LoopbackServer {
  /** `https://localhost:<port>`, or `http://127.0.0.1:<port>` without TLS. */
  readonly url: string;
  readonly port: number;
  /** Stops listening and cuts every connection, answered or not. */
  close(): Promise<void>;
}

/** Starts an HTTPS server on loopback. A handler that fails gives HTTP 500. */
export async function startHttpsServer(
  identity: CertifiedKey,
  handler: RequestHandler,
): Promise<LoopbackServer> {
  const server = createSecureServer(
    { cert: identity.certificate, key: identity.key, minVersion: 'TLSv1.2' },
    serveWith(handler),
  );
  return await start(server, (port) => `https://localhost:${port}`);
}

/** Starts a plain HTTP server on loopback. */
export async function startHttpServer(handler: RequestHandler): Promise<LoopbackServer> {
  return await start(createServer(serveWith(handler)), (port) => `http://127.0.0.1:${port}`);
}

function serveWith(handler: RequestHandler): (request: IncomingMessage, response: ServerResponse) => void {
  return (request, response) => {
    handler(request, response).catch(() => {
      if (response.headersSent) response.destroy();
      else response.writeHead(500, { 'content-type': 'text/plain' }).end('unexpected error\n');
    });
  };
}

async function start(server: Server, urlOf: (port: number) => string): Promise<LoopbackServer> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  const { port } = await listenOnLoopback(server);
  return {
    url: urlOf(port),
    port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}
