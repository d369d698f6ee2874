import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { connect, type Socket } from 'node:net';
import { createServer } from 'node:tls';
import type { IssuedCertificate } from './card.js';

/** Puts TLS in front of a plain loopback port, for a peer that speaks none. */
export async function startTlsRelay(
  certificate: IssuedCertificate,
  target: number,
): Promise<{ readonly url: string; close(): Promise<void> }> {
  const sockets = new Set<Socket>();
  const server = createServer({ key: certificate.keyPem, cert: certificate.certificatePem }, (client) => {
    const peer = connect(target, '127.0.0.1');
    for (const socket of [client, peer]) {
      sockets.add(socket);
      socket.once('close', () => sockets.delete(socket));
    }
    client.on('error', () => peer.destroy());
    peer.on('error', () => client.destroy());
    client.pipe(peer).pipe(client);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `https://localhost:${port}`,
    async close() {
      const closed = once(server, 'close');
      server.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}
