/** One BER-TLV value with a one-byte tag, as the data objects of the card use (cps-card 3.2). */
export function encodeTlv(tag: number, ...contents: readonly Uint8Array[]): Buffer {
  const value = Buffer.concat(contents);
  return Buffer.concat([Buffer.from([tag, ...encodeLength(value.length)]), value]);
}

/** A text in UTF-8 under a one-byte tag. */
export function encodeTextTlv(tag: number, text: string): Buffer {
  return encodeTlv(tag, Buffer.from(text, 'utf8'));
}

function encodeLength(length: number): readonly number[] {
  if (length < 0x80) return [length];
  if (length < 0x100) return [0x81, length];
  return [0x82, length >> 8, length & 0xff];
}
