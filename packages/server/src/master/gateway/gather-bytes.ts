import { setImmediate } from 'node:timers/promises';

/** Bytes handled between two turns of the event loop: a large message must not delay the others. */
export const TURN_BYTES = 512 * 1024;

/** One buffer of many pieces, copied over several turns of the event loop. The pieces are forgotten as they are. */
export async function gatherBytes(pieces: Buffer[], size: number): Promise<Buffer> {
  const [only] = pieces;
  if (pieces.length === 1 && only !== undefined) return only;
  const whole = Buffer.allocUnsafeSlow(size);
  let written = 0;
  let pause = TURN_BYTES;
  for (let piece = pieces.shift(); piece !== undefined; piece = pieces.shift()) {
    whole.set(piece, written);
    written += piece.length;
    if (written < pause) continue;
    pause = written + TURN_BYTES;
    await setImmediate();
  }
  return whole;
}

/** The parts, of {@link TURN_BYTES} at most, that a large buffer is written in: TLS seals a whole write at once. */
export function* sliceBytes(bytes: Buffer): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += TURN_BYTES) yield bytes.subarray(at, at + TURN_BYTES);
}
