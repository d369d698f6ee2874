/** Writes one BER element; texts are UTF-8. */
export function tlv(tag: number, ...content: readonly (Uint8Array | string)[]): Buffer {
  const value = Buffer.concat(content.map((part) => (typeof part === 'string' ? Buffer.from(part) : part)));
  const { length } = value;
  const lengthBytes =
    length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  const tagBytes = tag > 0xff ? [tag >> 8, tag & 0xff] : [tag];
  return Buffer.concat([Buffer.from([...tagBytes, ...lengthBytes]), value]);
}
