import { once } from 'node:events';
import { Duplex, PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { TURN_BYTES } from '../../gather-bytes.js';
import { paceSocket } from './paced-socket.js';

/** A connection and what stands at its other end. */
function makeConnection() {
  const incoming = new PassThrough();
  const outgoing = new PassThrough();
  const writes: number[] = [];
  const connection = new Duplex({
    read() {
      incoming.resume();
    },
    write(chunk: Buffer, _, done) {
      writes.push(chunk.length);
      if (outgoing.write(chunk)) done();
      else outgoing.once('drain', done);
    },
    final(done) {
      outgoing.end(done);
    },
  });
  incoming.on('data', (piece) => {
    if (!connection.push(piece)) incoming.pause();
  });
  incoming.once('end', () => connection.push(null));
  return { connection, incoming, outgoing, writes };
}

describe('a paced socket', () => {
  it('gives the event loop a turn between the shares of a large message', async () => {
    const { connection, incoming } = makeConnection();
    let turns = 0;
    let received = 0;
    const count = () => {
      turns += 1;
      if (received < 4 * TURN_BYTES) setImmediate(count);
    };
    const over = new Promise<void>((resolve) => {
      paceSocket(connection, (piece) => {
        received += piece.length;
        if (received === 4 * TURN_BYTES) resolve();
      });
    });
    setImmediate(count);
    for (let sent = 0; sent < 4 * TURN_BYTES; sent += 65_536) incoming.write(Buffer.alloc(65_536));
    await over;
    expect(turns).toBeGreaterThanOrEqual(3);
  });

  it('forwards what its reader says, and stops reading while nobody takes it', async () => {
    const { connection, incoming } = makeConnection();
    let read = 0;
    const socket = paceSocket(connection, (piece, forward) => {
      read += piece.length;
      forward(piece);
    });
    const sent = Buffer.alloc(3 * TURN_BYTES, 'abc');
    for (let at = 0; at < sent.length; at += 65_536) incoming.write(sent.subarray(at, at + 65_536));
    incoming.end();
    await once(socket, 'readable');
    expect(read).toBeLessThan(sent.length);
    expect((await buffer(socket)).equals(sent)).toBe(true);
  });

  it('writes small buffers together and large ones in parts, in order', async () => {
    const { connection, outgoing, writes } = makeConnection();
    const socket = paceSocket(connection, () => {});
    const arrived = buffer(outgoing);
    const large = Buffer.from(Array.from({ length: 3 * TURN_BYTES + 5 }, (_, at) => at % 251));
    socket.cork();
    socket.write('a');
    socket.write('b');
    socket.uncork();
    socket.cork();
    socket.write('head');
    socket.write(large);
    socket.uncork();
    socket.end('tail');
    expect((await arrived).equals(Buffer.concat([Buffer.from('abhead'), large, Buffer.from('tail')]))).toBe(
      true,
    );
    expect(writes[0]).toBe(2);
    expect(Math.max(...writes)).toBe(TURN_BYTES);
  });

  it('ends with its connection, and its connection with it', async () => {
    const one = makeConnection();
    const socket = paceSocket(one.connection, () => {});
    socket.destroy();
    await once(socket, 'close');
    expect(one.connection.destroyed).toBe(true);

    const two = makeConnection();
    const other = paceSocket(two.connection, () => {});
    const failed = once(other, 'error');
    two.connection.destroy(new Error('reset'));
    expect((await failed)[0]).toMatchObject({ message: 'reset' });
  });
});
