import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';
import type { ZipEntry } from './read-zip.js';

/**
 * A ZIP archive: deflated, without encryption or Zip64, entries in the order given (mss 10.1).
 *
 * @param at Time of every entry, in UTC: the same input gives the same bytes in every time zone.
 */
export async function writeZip(entries: readonly ZipEntry[], at: Date): Promise<Uint8Array> {
  // The format has local times; UTC is written as if it were one.
  const mtime = new Date(
    at.getUTCFullYear(),
    at.getUTCMonth(),
    at.getUTCDate(),
    at.getUTCHours(),
    at.getUTCMinutes(),
    at.getUTCSeconds(),
  );
  const zip = new ZipFile();
  for (const { path, bytes } of entries) {
    const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    zip.addBuffer(content, path, { mtime, mode: 0o100644, compress: true, forceDosTimestamp: true });
  }
  zip.end();
  return buffer(zip.outputStream);
}
