import type { Picture } from './draw.js';

const DIRECTORY_BYTES = 6;
const ENTRY_BYTES = 16;
const BITMAP_HEADER_BYTES = 40;

/**
 * Writes pictures of several sizes as one Windows icon. Bitmaps rather than PNG inside: the notification area takes
 * PNG for the largest size only.
 *
 * @param pictures sides up to 255.
 */
export function encodeIco(pictures: readonly Picture[]): Buffer {
  const directory = Buffer.alloc(DIRECTORY_BYTES + pictures.length * ENTRY_BYTES);
  directory.writeUInt16LE(1, 2);
  directory.writeUInt16LE(pictures.length, 4);
  const bitmaps = pictures.map(encodeBitmap);
  let place = directory.length;
  for (const [index, bitmap] of bitmaps.entries()) {
    const at = DIRECTORY_BYTES + index * ENTRY_BYTES;
    const size = pictures[index]?.size ?? 0;
    directory.writeUInt8(size, at);
    directory.writeUInt8(size, at + 1);
    directory.writeUInt16LE(1, at + 4);
    directory.writeUInt16LE(32, at + 6);
    directory.writeUInt32LE(bitmap.length, at + 8);
    directory.writeUInt32LE(place, at + 12);
    place += bitmap.length;
  }
  return Buffer.concat([directory, ...bitmaps]);
}

/** A bitmap as icons hold it: rows from the bottom, blue first, then a mask of one bit a point (all of it ours). */
function encodeBitmap({ size, rgba }: Picture): Buffer {
  const colours = size * size * 4;
  const mask = size * 4 * Math.ceil(size / 32);
  const bitmap = Buffer.alloc(BITMAP_HEADER_BYTES + colours + mask);
  bitmap.writeUInt32LE(BITMAP_HEADER_BYTES, 0);
  bitmap.writeInt32LE(size, 4);
  // Twice the height: colours and mask.
  bitmap.writeInt32LE(size * 2, 8);
  bitmap.writeUInt16LE(1, 12);
  bitmap.writeUInt16LE(32, 14);
  bitmap.writeUInt32LE(colours + mask, 20);
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      const from = (row * size + column) * 4;
      const to = BITMAP_HEADER_BYTES + ((size - 1 - row) * size + column) * 4;
      bitmap.set([rgba[from + 2] ?? 0, rgba[from + 1] ?? 0, rgba[from] ?? 0, rgba[from + 3] ?? 0], to);
    }
  }
  return bitmap;
}
