const PAD = 0x3d;
/** In the table of values: white space, which is skipped, and everything else that is no digit. */
const SPACE = 64;
const OTHER = 65;

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const VALUES = new Uint8Array(256).fill(OTHER);
for (const [value, character] of [...ALPHABET].entries()) VALUES[character.charCodeAt(0)] = value;
for (const space of '\t\n\r ') VALUES[space.charCodeAt(0)] = SPACE;

/**
 * Decodes base64 out of the bytes it was received in: a large document is never a string on the way. White space is
 * skipped; padding must be complete (RFC 4648, section 4).
 *
 * @returns `undefined` when it is not base64.
 */
export function decodeBase64(text: Uint8Array): Uint8Array | undefined {
  const decoded = Buffer.allocUnsafe(Math.floor((text.length * 3) / 4));
  let length = 0;
  let bits = 0;
  let digits = 0;
  let at = 0;
  for (; at < text.length; at += 1) {
    const value = VALUES[text[at] ?? 0] ?? OTHER;
    if (value === SPACE) continue;
    if (value === OTHER) break;
    bits = (bits << 6) | value;
    digits += 1;
    if (digits < 4) continue;
    decoded[length] = bits >> 16;
    decoded[length + 1] = bits >> 8;
    decoded[length + 2] = bits;
    length += 3;
    bits = 0;
    digits = 0;
  }
  const padding = countPadding(text, at);
  if (padding === undefined || (digits + padding) % 4 !== 0 || (padding > 0 && digits < 2)) return undefined;
  if (digits === 2) decoded[length++] = bits >> 4;
  if (digits === 3) {
    decoded[length++] = bits >> 10;
    decoded[length++] = bits >> 2;
  }
  return decoded.subarray(0, length);
}

/** How many signs of padding end a text, white space left aside; nothing when something else does. */
function countPadding(text: Uint8Array, from: number): number | undefined {
  let count = 0;
  for (let at = from; at < text.length; at += 1) {
    const byte = text[at] ?? 0;
    if (byte === PAD) count += 1;
    else if (VALUES[byte] !== SPACE) return undefined;
  }
  return count <= 2 ? count : undefined;
}
