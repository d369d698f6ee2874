import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { TLSSocket } from 'node:tls';
import type { TestPki } from './pki.js';

/** An HTTPS server that demands a certificate of the test authority and says whom it saw. */
export interface MutualTlsServer {
  readonly port: number;
  readonly server: Server;
  close(): Promise<void>;
}

/** Starts the server on a free loopback port; each answer is JSON `{ commonName, protocol }`. */
export async function startMutualTlsServer(pki: TestPki): Promise<MutualTlsServer> {
  const server = createServer(
    {
      cert: pki.server.certificate + pki.authority.certificate,
      key: pki.server.key,
      ca: pki.root.certificate,
      requestCert: true,
      rejectUnauthorized: true,
    },
    (request, response) => {
      const socket = request.socket as TLSSocket;
      const commonName = socket.getPeerCertificate().subject.CN;
      response.setHeader('connection', 'close');
      response.end(JSON.stringify({ commonName, protocol: socket.getProtocol() }));
    },
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    server,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
