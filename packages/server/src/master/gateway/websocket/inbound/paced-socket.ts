import { Duplex } from 'node:stream';
import { sliceBytes, TURN_BYTES } from '../../gather-bytes.js';

/** What reads a connection: bytes it gives to `forward` are what the other side of the socket reads. */
export type ReadPiece = (piece: Buffer, forward: (bytes: Buffer) => void) => void;

/**
 * A connection whose incoming bytes go through `readPiece`, and that neither reads nor writes more than its share
 * in one turn of the event loop: a large message of one application does not delay the others.
 */
export function paceSocket(connection: Duplex, readPiece: ReadPiece): Duplex {
  let taken = 0;
  let waiting = false;
  let isWanted = true;

  const goOn = () => {
    taken = 0;
    waiting = false;
    if (isWanted) connection.resume();
  };
  const forward = (bytes: Buffer) => {
    isWanted = socket.push(bytes);
  };

  const socket = new Duplex({
    read() {
      isWanted = true;
      if (!waiting) connection.resume();
    },
    write: (chunk: Buffer, _, done) => writeSlowly(connection, [chunk], done),
    writev: (chunks, done) =>
      writeSlowly(
        connection,
        chunks.map(({ chunk }) => chunk),
        done,
      ),
    final: (done) => void connection.end(done),
    destroy(error, done) {
      connection.destroy();
      done(error);
    },
  });

  connection.on('data', (piece: Buffer) => {
    readPiece(piece, forward);
    taken += piece.length;
    if (isWanted && taken < TURN_BYTES) return;
    connection.pause();
    if (waiting || taken < TURN_BYTES) return;
    waiting = true;
    setImmediate(goOn);
  });
  connection.once('end', () => socket.push(null));
  connection.on('error', (error) => socket.destroy(error));
  connection.once('close', () => socket.destroy());
  return socket;
}

/** Writes what is small at once, as one record, and what is large in parts, a turn of the event loop each. */
function writeSlowly(
  connection: Duplex,
  chunks: readonly Buffer[],
  done: (error?: Error | null) => void,
): void {
  const size = chunks.reduce((sum, { length }) => sum + length, 0);
  if (size <= TURN_BYTES) {
    connection.write(chunks.length === 1 ? chunks[0] : Buffer.concat(chunks, size), done);
    return;
  }
  const parts = slicesOf(chunks);
  const next = (error?: Error | null) => {
    const { value: part, done: over } = parts.next();
    if (error || over === true) done(error);
    else connection.write(part, (failure) => (failure ? done(failure) : void setImmediate(next)));
  };
  next();
}

function* slicesOf(chunks: readonly Buffer[]): Generator<Buffer, undefined> {
  for (const chunk of chunks) yield* sliceBytes(chunk);
  return undefined;
}
