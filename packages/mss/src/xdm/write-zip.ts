import { type Zippable, zipSync } from 'fflate';
import type { ZipEntry } from './read-zip.js';

/** Attributes of a regular file made on Unix: rw-r--r--. */
const UNIX = 3;
const REGULAR_FILE = 0o100644 << 16;

/**
 * A ZIP archive: deflated, without encryption or Zip64, entries in the order given (mss 10.1).
 *
 * @param at Time of every entry, in UTC: the same input gives the same bytes in every time zone.
 */
export function writeZip(entries: readonly ZipEntry[], at: Date): Uint8Array {
  // The format has local times; UTC is written as if it were one.
  const mtime = new Date(
    at.getUTCFullYear(),
    at.getUTCMonth(),
    at.getUTCDate(),
    at.getUTCHours(),
    at.getUTCMinutes(),
    at.getUTCSeconds(),
  );
  const files: Zippable = Object.fromEntries(
    entries.map(({ path, bytes }) => [path, [bytes, { mtime, level: 6, os: UNIX, attrs: REGULAR_FILE }]]),
  );
  return zipSync(files);
}
