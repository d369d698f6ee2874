import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { MasterLimits } from '../limits.js';

/** Certificate of the local server, PEM. */
export interface ServerCertificate {
  /** Certificate, then its authority. */
  readonly cert: string;
  readonly key: string;
}

/** Head of a request: a browser's cookies for `localhost` may be many. */
const MAX_HEAD_BYTES = 32 * 1024;

/** Makes an HTTPS server that does not wait for slow callers. It does not listen yet. */
export function createHttpsServer({ cert, key }: ServerCertificate, limits: MasterLimits): Server {
  const server = createServer({
    cert,
    key,
    minVersion: 'TLSv1.2',
    handshakeTimeout: limits.handshakeMs,
    headersTimeout: Math.min(limits.handshakeMs, limits.requestMs),
    requestTimeout: limits.requestMs,
    connectionsCheckingInterval: Math.min(limits.handshakeMs, 2000),
    keepAliveTimeout: 5000,
    maxHeaderSize: MAX_HEAD_BYTES,
  });
  server.maxConnections = limits.connections;
  return server;
}

/**
 * Listens on one address.
 *
 * @param port 0: the system chooses.
 * @returns the port.
 */
export function listen(server: Server, address: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host: address, port, exclusive: true }, () => {
      server.off('error', reject);
      const bound: AddressInfo | string | null = server.address();
      resolve(typeof bound === 'object' && bound !== null ? bound.port : port);
    });
  });
}
