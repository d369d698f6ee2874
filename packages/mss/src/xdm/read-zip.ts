import { buffer } from 'node:stream/consumers';
import { crc32 } from 'node:zlib';
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';
import { XdmRefusedError } from '../errors.js';

/** A file of an archive. */
export interface ZipEntry {
  /** Relative, with `/`, without `.` or `..`. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** How much an archive may hold (mss 10.1). */
export const ZIP_LIMITS = {
  entries: 200,
  inflatedBytes: 100 * 1024 * 1024,
  nameLength: 255,
  /** How many times its size in the archive an entry may inflate to, once it is over {@link SMALL}. */
  ratio: 250,
} as const;

/** What inflates to less than this harms nobody, however well it was deflated. */
const SMALL = 1024 * 1024;

const STORED = 0;
const DEFLATED = 8;
const FILE_TYPE = 0o170000;
const REGULAR = 0o100000;
const FOLDER = 0o040000;

/**
 * The files of an archive, in memory alone. Everything is judged by the directory before a byte is inflated, and the
 * inflated bytes are held to what it says.
 *
 * @throws {XdmRefusedError} `XDM_REFUSED`, with a reason for each entry that is refused.
 */
export async function readZip(archive: Uint8Array): Promise<readonly ZipEntry[]> {
  if (archive.length > ZIP_LIMITS.inflatedBytes) {
    throw new XdmRefusedError([`The archive is over the limit of ${ZIP_LIMITS.inflatedBytes} bytes.`]);
  }
  const zip = await opening(() =>
    // Names are judged here, one reason each; the library would stop at the first.
    fromBufferPromise(Buffer.from(archive.buffer, archive.byteOffset, archive.byteLength), {
      lazyEntries: true,
      decodeStrings: false,
      validateEntrySizes: true,
    }),
  );
  try {
    if (zip.entryCount > ZIP_LIMITS.entries) {
      throw new XdmRefusedError([
        `The archive has ${zip.entryCount} entries, over the limit of ${ZIP_LIMITS.entries}.`,
      ]);
    }
    const entries = await opening(() => directoryOf(zip));
    refuseEntries(entries);
    const files: ZipEntry[] = [];
    for (const entry of entries) {
      if (!isFolder(entry)) files.push({ path: nameOf(entry), bytes: await inflate(zip, entry) });
    }
    return files;
  } finally {
    zip.close();
  }
}

async function opening<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (cause) {
    if (cause instanceof XdmRefusedError) throw cause;
    throw new XdmRefusedError(['The file is not a ZIP archive that can be read.'], { cause });
  }
}

async function directoryOf(zip: ZipFile): Promise<readonly Entry[]> {
  const entries: Entry[] = [];
  for await (const entry of zip.eachEntry()) entries.push(entry);
  return entries;
}

/** Rules on one entry: why it is refused, or `undefined`. */
const RULES: readonly ((entry: Entry, name: string) => string | undefined)[] = [
  (_, name) =>
    name === '' || name.length > ZIP_LIMITS.nameLength ? 'has no name, or too long a one' : undefined,
  (_, name) => (/[\p{Cc}\ufffd]/u.test(name) ? 'has a name that cannot be read' : undefined),
  (_, name) => (name.includes('\\') ? 'has a backslash in its name' : undefined),
  (_, name) => (/^(\/|[A-Za-z]:)/.test(name) ? 'has an absolute path' : undefined),
  (_, name) =>
    name
      .split(/[\\/]/)
      .some(
        (part, index, parts) => part === '..' || part === '.' || (part === '' && index < parts.length - 1),
      )
      ? 'leaves the archive or goes about in it (., .., //)'
      : undefined,
  (entry) => (entry.isEncrypted() ? 'is encrypted' : undefined),
  (entry) =>
    [STORED, DEFLATED].includes(entry.compressionMethod)
      ? undefined
      : 'is compressed in a way that is not read',
  (entry) => {
    // Made on Unix: the mode of the file stands in the upper half.
    const type = entry.versionMadeBy >> 8 === 3 ? (entry.externalFileAttributes >>> 16) & FILE_TYPE : 0;
    return type === 0 || type === REGULAR || type === FOLDER
      ? undefined
      : 'is a link or a device, not a file';
  },
  ({ uncompressedSize, compressedSize }) =>
    uncompressedSize > SMALL && uncompressedSize > compressedSize * ZIP_LIMITS.ratio
      ? `inflates to more than ${ZIP_LIMITS.ratio} times its size`
      : undefined,
  (entry) => (isFolder(entry) && entry.uncompressedSize > 0 ? 'is a folder with content' : undefined),
];

function refuseEntries(entries: readonly Entry[]): void {
  const reasons: string[] = [];
  const seen = new Set<string>();
  let total = 0;
  for (const [index, entry] of entries.entries()) {
    const name = nameOf(entry);
    const shown = JSON.stringify(name.slice(0, 80));
    const refusal = RULES.map((rule) => rule(entry, name)).find((found) => found !== undefined);
    if (refusal !== undefined) reasons.push(`Entry ${index + 1}, ${shown}, ${refusal}.`);
    const key = name.replace(/\/$/, '').normalize('NFC').toUpperCase();
    if (seen.has(key)) reasons.push(`Entry ${index + 1}, ${shown}, stands twice.`);
    seen.add(key);
    total += entry.uncompressedSize;
  }
  if (total > ZIP_LIMITS.inflatedBytes) {
    reasons.push(`The archive inflates to ${total} bytes, over the limit of ${ZIP_LIMITS.inflatedBytes}.`);
  }
  if (reasons.length > 0) throw new XdmRefusedError(reasons);
}

async function inflate(zip: ZipFile, entry: Entry): Promise<Uint8Array> {
  const shown = JSON.stringify(nameOf(entry));
  const header = await opening(() => zip.readLocalFileHeaderPromise(entry));
  if (!header.fileName.equals(entry.fileNameRaw)) {
    throw new XdmRefusedError([`Entry ${shown} has another name in its own header than in the directory.`]);
  }
  // Another program may go by this header: both must tell the same file.
  if (header.compressionMethod !== entry.compressionMethod) {
    throw new XdmRefusedError([
      `Entry ${shown} is compressed otherwise in its own header than in the directory.`,
    ]);
  }
  let bytes: Buffer;
  try {
    // Ends with an error as soon as there is more, or less, than the directory says.
    bytes = await buffer(await zip.openReadStreamPromise(entry));
  } catch (cause) {
    throw new XdmRefusedError([`Entry ${shown} cannot be inflated to the size that it announces.`], {
      cause,
    });
  }
  if (crc32(bytes) !== entry.crc32)
    throw new XdmRefusedError([`Entry ${shown} is damaged: its checksum differs.`]);
  return bytes;
}

function isFolder(entry: Entry): boolean {
  return nameOf(entry).endsWith('/');
}

/** Names are UTF-8 when the entry says so, or when they can be; the rest is the code page of old. */
function nameOf(entry: Entry): string {
  const utf8 = entry.fileNameRaw.toString('utf8');
  const announced = (entry.generalPurposeBitFlag & 0x800) !== 0;
  return announced || !utf8.includes('\ufffd') ? utf8 : entry.fileNameRaw.toString('latin1');
}
