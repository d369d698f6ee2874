/** Bytes turned into characters at once: more arguments than this are too many for some engines. */
const CHUNK_BYTES = 32_768;

/** Base64 of bytes, without line breaks. */
export function toBase64(bytes: Uint8Array): string {
  let binary = '';
  for (let at = 0; at < bytes.length; at += CHUNK_BYTES) {
    binary += String.fromCharCode(...bytes.subarray(at, at + CHUNK_BYTES));
  }
  return btoa(binary);
}
