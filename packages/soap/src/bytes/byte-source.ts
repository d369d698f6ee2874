/**
 * Bytes that are made piece by piece, the same ones each time they are asked for: a large document is hashed and
 * sent without ever standing in memory as a whole. A `Uint8Array` is taken wherever a source is.
 */
export interface ByteSource {
  /** How many bytes there are in all. */
  readonly length: number;
  /**
   * The bytes, in order. A piece holds until a few more were asked for: its memory may then serve again. Whoever keeps
   * one longer copies it, as {@link readBytes} does.
   */
  chunks(): Iterable<Uint8Array>;
}

/** Bytes at hand, or bytes made when they are asked for. */
export type Bytes = Uint8Array | ByteSource;

/** The pieces of some bytes: those of a `Uint8Array` are itself. */
export function chunksOf(bytes: Bytes): Iterable<Uint8Array> {
  return bytes instanceof Uint8Array ? [bytes] : bytes.chunks();
}

/**
 * Some bytes as a whole. A `Uint8Array` is given back as it is.
 *
 * @example `readBytes(joinBytes([head, document, tail]))`
 */
export function readBytes(bytes: Bytes): Uint8Array {
  if (bytes instanceof Uint8Array) return bytes;
  const whole = Buffer.alloc(bytes.length);
  let at = 0;
  for (const chunk of bytes.chunks()) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

/** Several bytes, one after the other; nothing is copied. */
export function joinBytes(parts: readonly Bytes[]): ByteSource {
  return {
    length: parts.reduce((sum, { length }) => sum + length, 0),
    *chunks() {
      for (const part of parts) yield* chunksOf(part);
    },
  };
}
