import type { IncomingMessage } from 'node:http';

/** A body, or why there is none. */
export type BodyReading = { readonly body: Buffer } | { readonly problem: 'too-large' | 'aborted' };

/**
 * Reads a body of at most `keep` bytes. A larger one is read to its end and thrown away up to `drain` bytes, so
 * that the caller is ready to read the refusal; beyond, the connection is cut.
 */
export async function readBody(request: IncomingMessage, keep: number, drain: number): Promise<BodyReading> {
  const pieces: Buffer[] = [];
  let size = 0;
  try {
    for await (const piece of request) {
      if (!Buffer.isBuffer(piece)) continue;
      size += piece.length;
      if (size <= keep) pieces.push(piece);
      else pieces.length = 0;
      if (size > drain) {
        request.destroy();
        return { problem: 'aborted' };
      }
    }
  } catch {
    return { problem: 'aborted' };
  }
  return size > keep ? { problem: 'too-large' } : { body: Buffer.concat(pieces, size) };
}
