/**
 * Removes the mask of a payload in place (RFC 6455, 5.3), four bytes at a time.
 *
 * @param block buffer whose memory starts at a multiple of four, as `Buffer.allocUnsafeSlow` makes it.
 * @param position place of `start` in the payload.
 */
export function unmask(block: Buffer, start: number, end: number, mask: Buffer, position: number): void {
  const at = (offset: number) => mask[(position + offset - start) & 3] ?? 0;
  let offset = start;
  for (; offset < end && (offset & 3) !== 0; offset += 1) flip(block, offset, at(offset));
  const wordsEnd = end & ~3;
  if (offset < wordsEnd) {
    const key = new Uint32Array(Uint8Array.from([0, 1, 2, 3], (index) => at(offset + index)).buffer)[0] ?? 0;
    const words = new Uint32Array(block.buffer, block.byteOffset + offset, (wordsEnd - offset) >> 2);
    for (let index = 0; index < words.length; index += 1) words[index] = (words[index] ?? 0) ^ key;
    offset = wordsEnd;
  }
  for (; offset < end; offset += 1) flip(block, offset, at(offset));
}

function flip(block: Buffer, offset: number, key: number): void {
  block[offset] = (block[offset] ?? 0) ^ key;
}
