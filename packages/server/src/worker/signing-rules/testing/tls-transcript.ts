import { once } from 'node:events';
import { type AddressInfo, connect as connectTcp, createServer as createTcpServer } from 'node:net';
import { connect, createServer } from 'node:tls';
import type { ServerCertificate } from '../../../master/gateway/listen.js';

/** One handshake message, header included. */
export interface HandshakeMessage {
  readonly type: number;
  readonly bytes: Buffer;
}

/** What went over the wire in clear during a TLS 1.2 handshake with a client certificate, by direction. */
export interface RecordedHandshake {
  readonly client: readonly HandshakeMessage[];
  readonly server: readonly HandshakeMessage[];
}

const CHANGE_CIPHER_SPEC = 20;
const HANDSHAKE = 22;

/** Does a real TLS 1.2 handshake on this machine and records its messages. */
export async function recordHandshake(identity: ServerCertificate): Promise<RecordedHandshake> {
  const server = createServer({ ...identity, requestCert: true, rejectUnauthorized: false });
  const sent = { client: [] as Buffer[], server: [] as Buffer[] };
  const relay = createTcpServer((near) => {
    const far = connectTcp((server.address() as AddressInfo).port, '127.0.0.1');
    near.on('data', (data) => sent.client.push(Buffer.from(data)));
    far.on('data', (data) => sent.server.push(Buffer.from(data)));
    near.pipe(far).pipe(near);
    for (const socket of [near, far]) socket.on('error', () => {});
  });
  for (const listener of [server, relay]) {
    listener.listen(0, '127.0.0.1');
    await once(listener, 'listening');
  }
  const client = connect({
    ...identity,
    host: '127.0.0.1',
    port: (relay.address() as AddressInfo).port,
    maxVersion: 'TLSv1.2',
    rejectUnauthorized: false,
  });
  await once(client, 'secureConnect');
  client.destroy();
  relay.close();
  server.close();
  return {
    client: readMessages(Buffer.concat(sent.client)),
    server: readMessages(Buffer.concat(sent.server)),
  };
}

/** Handshake messages of the records before the encryption starts. */
function readMessages(stream: Buffer): HandshakeMessage[] {
  const fragments: Buffer[] = [];
  for (let at = 0; at + 5 <= stream.length && stream[at] !== CHANGE_CIPHER_SPEC; ) {
    const length = stream.readUInt16BE(at + 3);
    if (stream[at] === HANDSHAKE) fragments.push(stream.subarray(at + 5, at + 5 + length));
    at += 5 + length;
  }
  const messages: HandshakeMessage[] = [];
  const bytes = Buffer.concat(fragments);
  for (let at = 0; at + 4 <= bytes.length; ) {
    const end = at + 4 + bytes.readUIntBE(at + 1, 3);
    messages.push({ type: bytes[at] ?? 0, bytes: bytes.subarray(at, end) });
    at = end;
  }
  return messages;
}
