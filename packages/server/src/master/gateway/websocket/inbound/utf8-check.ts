import { isUtf8 } from 'node:buffer';

/** Checks a text that comes in pieces. */
export interface Utf8Check {
  /** Whether the text may still be UTF-8 after this piece. */
  accepts(piece: Buffer): boolean;
  /** Whether no character is left open. */
  isComplete(): boolean;
}

/** Longest sequence of one character. */
const MAX_SEQUENCE = 4;

/** Makes a check (RFC 6455, 8.1) that looks at each byte once, wherever the pieces are cut. */
export function createUtf8Check(): Utf8Check {
  let open = Buffer.alloc(0);

  return {
    accepts(piece) {
      let rest = piece;
      if (open.length > 0) {
        const missing = sequenceLength(open[0] ?? 0) - open.length;
        const sequence = Buffer.concat([open, piece.subarray(0, missing)]);
        if (piece.length < missing) {
          open = sequence;
          return true;
        }
        if (!isUtf8(sequence)) return false;
        rest = piece.subarray(missing);
      }
      const whole = rest.length - openBytes(rest);
      // Copied: the piece is the caller's.
      open = Buffer.from(rest.subarray(whole));
      return isUtf8(rest.subarray(0, whole));
    },
    isComplete: () => open.length === 0,
  };
}

/** Bytes at the end that begin a character without completing it. */
function openBytes(bytes: Buffer): number {
  for (let back = 1; back < MAX_SEQUENCE && back <= bytes.length; back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (isContinuation(byte)) continue;
    return sequenceLength(byte) > back ? back : 0;
  }
  return 0;
}

function isContinuation(byte: number): boolean {
  return (byte & 0xc0) === 0x80;
}

/** Bytes of the character that a byte begins; 1 for what begins none. */
function sequenceLength(byte: number): number {
  if (byte >= 0xf0 && byte < 0xf5) return 4;
  if (byte >= 0xe0 && byte < 0xf0) return 3;
  return byte >= 0xc2 && byte < 0xe0 ? 2 : 1;
}
