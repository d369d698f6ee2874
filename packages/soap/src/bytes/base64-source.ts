import type { ByteSource } from './byte-source.js';

/** Bytes encoded at a time: a multiple of three, so that no piece ends in padding but the last. */
const STEP = 96 * 1024;
/** How many pieces stay as they were handed out while further ones are made. */
const PIECES = 4;

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const PAD = 0x3d;

/** The two characters of twelve bits, as they lie in memory. */
const PAIRS = new Uint16Array(
  Uint8Array.from({ length: 2 * 4096 }, (_, index) => {
    const bits = index >> 1;
    return ALPHABET.charCodeAt(index % 2 === 0 ? bits >> 6 : bits & 0x3f);
  }).buffer,
);

/**
 * The base64 of some bytes, encoded while it is read (RFC 4648, section 4; no line ends). The pieces are written into
 * a few blocks of memory in turns, and no string is made: encoding a large document leaves nothing to be collected,
 * which would weigh as much as the document before it is.
 */
export function base64Source(bytes: Uint8Array): ByteSource {
  return {
    length: encodedLength(bytes.length),
    *chunks() {
      const blocks: Block[] = [];
      for (let at = 0, turn = 0; at < bytes.length; at += STEP, turn = (turn + 1) % PIECES) {
        const piece = bytes.subarray(at, at + STEP);
        const block = blocks[turn] ?? makeBlock(encodedLength(Math.min(STEP, bytes.length)));
        blocks[turn] = block;
        yield encode(piece, block);
      }
    },
  };
}

function encodedLength(length: number): number {
  return 4 * Math.ceil(length / 3);
}

/** Memory seen as characters, and as the pairs they are written in. */
interface Block {
  readonly characters: Uint8Array;
  readonly pairs: Uint16Array;
}

function makeBlock(length: number): Block {
  const characters = new Uint8Array(length);
  return { characters, pairs: new Uint16Array(characters.buffer) };
}

function encode(bytes: Uint8Array, { characters, pairs }: Block): Uint8Array {
  const whole = bytes.length - (bytes.length % 3);
  let to = 0;
  for (let at = 0; at < whole; at += 3) {
    const bits = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    pairs[to] = PAIRS[bits >> 12] ?? 0;
    pairs[to + 1] = PAIRS[bits & 0xfff] ?? 0;
    to += 2;
  }
  if (whole < bytes.length) {
    const bits = ((bytes[whole] ?? 0) << 16) | ((bytes[whole + 1] ?? 0) << 8);
    pairs[to] = PAIRS[bits >> 12] ?? 0;
    pairs[to + 1] = PAIRS[bits & 0xfff] ?? 0;
    to += 2;
    characters[2 * to - 1] = PAD;
    if (bytes.length - whole === 1) characters[2 * to - 2] = PAD;
  }
  return characters.subarray(0, 2 * to);
}
