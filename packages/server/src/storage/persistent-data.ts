import { readFile, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ServerError } from '../errors.js';
import type { Platform } from '../platform/platform.js';
import { hasCode, removeStaleTemporaries, writeFileAtomically } from './atomic-write.js';

/** The one block of bytes that an application keeps for a user over sessions and restarts (js-api 4.8). */
export interface PersistentData {
  /** The bytes, `undefined` when there are none. @throws {ServerError} `STORAGE_UNREADABLE` */
  read(): Promise<Uint8Array | undefined>;
  /** 0 when there are none. @throws {ServerError} `STORAGE_UNREADABLE` */
  size(): Promise<number>;
  /**
   * Puts bytes in the place of those before. When it fails those before are still there.
   * @throws {ServerError} `DISK_FULL`, `STORAGE_UNWRITABLE`
   */
  write(bytes: Uint8Array): Promise<void>;
  /** Forgets the bytes. @throws {ServerError} `STORAGE_UNWRITABLE` */
  clear(): Promise<void>;
}

/** The persistent data of a store, see `storeName`; `folder` is that of the store alone. */
export function openPersistentData(folder: string, platform: Platform): PersistentData {
  const path = join(folder, 'data.bin');
  let tidied: Promise<void> | undefined;

  return {
    read: () => orAbsent(path, () => readFile(path)),
    size: async () => (await orAbsent(path, () => stat(path)))?.size ?? 0,
    async write(bytes) {
      // What a process that was killed while writing left behind.
      tidied ??= removeStaleTemporaries(folder);
      await tidied;
      await writeFileAtomically(path, bytes, { platform });
    },
    async clear() {
      try {
        await rm(path, { force: true });
        await platform.syncFolder(dirname(path));
      } catch (cause) {
        if (hasCode(cause, 'ENOENT')) return;
        throw new ServerError('STORAGE_UNWRITABLE', `${path} cannot be removed.`, { cause });
      }
    },
  };
}

async function orAbsent<Result>(path: string, work: () => Promise<Result>): Promise<Result | undefined> {
  try {
    return await work();
  } catch (cause) {
    if (hasCode(cause, 'ENOENT')) return undefined;
    throw new ServerError('STORAGE_UNREADABLE', `${path} cannot be read.`, { cause });
  }
}
