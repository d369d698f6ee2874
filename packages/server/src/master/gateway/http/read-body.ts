import type { IncomingMessage } from 'node:http';
import { setImmediate } from 'node:timers/promises';
import type { BodyShare } from '../body-budget.js';
import { gatherBytes, TURN_BYTES } from '../gather-bytes.js';

/** A body, or why there is none. */
export type BodyReading =
  | { readonly body: Buffer }
  | { readonly problem: 'too-large' | 'no-room' | 'aborted' };

/**
 * Reads a body of at most `keep` bytes, for which `share` has room. Another one is read to its end and thrown away up to `drain` bytes, so
 * that the caller is ready to read the refusal; beyond, the connection is cut.
 */
export async function readBody(
  request: IncomingMessage,
  keep: number,
  drain: number,
  share: BodyShare,
): Promise<BodyReading> {
  let hasRoom = true;
  const pieces: Buffer[] = [];
  let size = 0;
  let pause = TURN_BYTES;
  try {
    for await (const piece of request) {
      if (!Buffer.isBuffer(piece)) continue;
      size += piece.length;
      hasRoom &&= share.holds(size <= keep ? size : 0);
      if (size <= keep && hasRoom) pieces.push(piece);
      else pieces.length = 0;
      if (size > drain) {
        request.destroy();
        return { problem: 'aborted' };
      }
      if (size < pause) continue;
      pause = size + TURN_BYTES;
      await setImmediate();
    }
  } catch {
    return { problem: 'aborted' };
  }
  if (size > keep) return { problem: 'too-large' };
  return hasRoom ? { body: await gatherBytes(pieces, size) } : { problem: 'no-room' };
}
