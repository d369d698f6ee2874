import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, open, rm, stat } from 'node:fs/promises';
import { ServerError } from '../errors.js';
import { hasCode } from '../storage/atomic-write.js';

/** Bytes that an earlier attempt left; 0 when there is no such file. */
export async function sizeOf(path: string): Promise<number> {
  try {
    return (await stat(path)).size;
  } catch (cause) {
    if (hasCode(cause, 'ENOENT')) return 0;
    throw new ServerError('STORAGE_UNREADABLE', `${path} cannot be read.`, { cause });
  }
}

/** SHA-256 of a file, hexadecimal; nothing when there is no such file. */
export async function hashFile(path: string): Promise<string | undefined> {
  const hash = createHash('sha256');
  try {
    for await (const chunk of createReadStream(path)) hash.update(chunk);
    return hash.digest('hex');
  } catch (cause) {
    if (hasCode(cause, 'ENOENT')) return undefined;
    throw new ServerError('STORAGE_UNREADABLE', `${path} cannot be read.`, { cause });
  }
}

/**
 * Writes a stream behind the first `from` bytes of a file.
 *
 * @param onChunk told the size of the file after each piece; what it throws ends the writing.
 * @throws {ServerError} `DISK_FULL`, `STORAGE_UNWRITABLE`; whatever the stream fails with
 */
export async function appendStream(
  path: string,
  from: number,
  stream: AsyncIterable<Uint8Array>,
  onChunk: (size: number) => void,
): Promise<void> {
  const file = await writing(path, () => open(path, from === 0 ? 'w' : 'r+', 0o600));
  try {
    let size = from;
    for await (const chunk of stream) {
      onChunk(size + chunk.length);
      await writing(path, () => writeAt(file, chunk, size));
      size += chunk.length;
    }
    await writing(path, () => file.sync());
  } finally {
    await file.close();
  }
}

async function writeAt(file: FileHandle, chunk: Uint8Array, position: number): Promise<void> {
  for (let done = 0; done < chunk.length; ) {
    const { bytesWritten } = await file.write(chunk, done, chunk.length - done, position + done);
    done += bytesWritten;
  }
}

/** A failure of the disk, told from one of the network. A full disk gets its room back. */
async function writing<Result>(path: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (cause) {
    const full = hasCode(cause, 'ENOSPC') || hasCode(cause, 'EDQUOT');
    if (full) await rm(path, { force: true }).catch(() => undefined);
    throw new ServerError(full ? 'DISK_FULL' : 'STORAGE_UNWRITABLE', `${path} cannot be written.`, { cause });
  }
}
