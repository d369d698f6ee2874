import type { Socket } from 'node:net';
import { Duplex } from 'node:stream';
import { createHandshakeReader } from './handshake-reader.js';

/** Fatal alert handshake_failure: what the DMP answers to a certificate it does not take (dmp-transactions 8). */
const HANDSHAKE_FAILURE = Buffer.from([21, 3, 3, 0, 2, 2, 40]);

/**
 * A connection whose client certificate is judged before the TLS engine sees it. Node lets an application judge
 * a certificate only after the handshake, when no alert can be sent any more; the real service sends one.
 *
 * @param judge says why the certificates (DER, the client's own first) are refused, or `undefined`.
 */
export function guardConnection(
  raw: Socket,
  judge: (certificates: readonly Uint8Array[]) => string | undefined,
): Duplex {
  const reader = createHandshakeReader();
  let watching = true;
  const guarded = new Duplex({
    read: () => {
      raw.resume();
    },
    write: (chunk: Uint8Array, _encoding, done) => {
      raw.write(chunk, done);
    },
    final: (done) => {
      raw.end(done);
    },
    destroy: (error, done) => {
      if (raw.writableEnded) raw.destroy();
      else raw.resetAndDestroy();
      done(error);
    },
  });
  const refuse = (): void => {
    raw.removeAllListeners('data');
    raw.resume();
    raw.end(HANDSHAKE_FAILURE, () => guarded.destroy());
  };
  raw.on('data', (chunk) => {
    if (watching) {
      const seen = reader.read(chunk);
      watching = seen === undefined;
      // Without any certificate the TLS engine itself refuses, with the same alert.
      if (Array.isArray(seen) && seen.length > 0 && judge(seen) !== undefined) return refuse();
    }
    if (!guarded.push(chunk)) raw.pause();
  });
  raw.on('end', () => guarded.push(null));
  raw.on('error', (error) => guarded.destroy(error));
  raw.on('close', () => guarded.destroy());
  return guarded;
}
