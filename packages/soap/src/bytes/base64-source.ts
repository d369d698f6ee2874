import type { ByteSource } from './byte-source.js';

/** Bytes encoded at a time: a multiple of three, so that no piece ends in padding but the last. */
const STEP = 24 * 1024;

/** The base64 of some bytes, encoded while it is read (RFC 4648, section 4; no line ends). */
export function base64Source({ buffer, byteOffset, byteLength }: Uint8Array): ByteSource {
  const bytes = Buffer.from(buffer, byteOffset, byteLength);
  return {
    length: 4 * Math.ceil(byteLength / 3),
    *chunks() {
      for (let at = 0; at < byteLength; at += STEP) {
        yield Buffer.from(bytes.toString('base64', at, Math.min(at + STEP, byteLength)), 'latin1');
      }
    },
  };
}
