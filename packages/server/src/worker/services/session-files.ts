import { randomUUID } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Platform } from '../../platform/index.js';
import { makePrivateFolder } from '../../storage/atomic-write.js';
import { ownFilesFolder, removeLeftFiles } from '../../storage/left-files.js';
import type { WorkerSession } from '../context.js';
import type { SessionFiles } from '../services.js';

/** What is needed of a session to keep its files. */
export type FileOwner = Pick<WorkerSession, 'id' | 'onClose' | 'signal'>;

/** The files of all sessions of this worker (js-api 8.5, `s_filePath`). */
export interface SessionFileStore {
  of(session: FileOwner): SessionFiles;
  /** Removes everything. */
  close(): Promise<void>;
}

/**
 * Makes the place of the files of sessions, below `parent`: a folder of this process, in it one for each session. What
 * crashed processes left there is removed when the first file is written.
 */
export function createSessionFiles(parent: string, platform: Platform): SessionFileStore {
  const known = new WeakMap<FileOwner, SessionFiles>();
  let making: Promise<string> | undefined;

  const makeOwn = async (): Promise<string> => {
    await makePrivateFolder(parent, platform);
    await removeLeftFiles(parent, platform);
    const folder = join(parent, await ownFilesFolder(platform));
    await makePrivateFolder(folder, platform);
    return folder;
  };
  const own = (): Promise<string> => {
    making ??= makeOwn().catch((error: unknown) => {
      making = undefined;
      throw error;
    });
    return making;
  };

  return {
    of(session) {
      const files = known.get(session) ?? filesOf(session, own, platform);
      known.set(session, files);
      return files;
    },
    async close() {
      if (making === undefined) return;
      await rm(await making, { recursive: true, force: true });
    },
  };
}

function filesOf(session: FileOwner, own: () => Promise<string>, platform: Platform): SessionFiles {
  let making: Promise<string> | undefined;
  const make = async (): Promise<string> => {
    const folder = join(await own(), session.id);
    await makePrivateFolder(folder, platform);
    session.onClose(() => rm(folder, { recursive: true, force: true }));
    return folder;
  };
  const folder = (): Promise<string> => {
    making ??= make().catch((error: unknown) => {
      making = undefined;
      throw error;
    });
    return making;
  };

  return {
    folder,
    async write({ name, extension, bytes }) {
      const parent = await folder();
      // A folder for each: the same document may be shown twice.
      const place = join(parent, randomUUID());
      const path = join(place, `${name.replace(/[^A-Za-z0-9.-]/g, '_')}.${extension}`);
      try {
        await mkdir(place, { mode: 0o700 });
        await writeFile(path, bytes, { mode: 0o600, flag: 'wx' });
      } finally {
        // The session ended meanwhile, and its folder with it: what came after must not stay.
        if (session.signal.aborted) {
          await rm(parent, { recursive: true, force: true });
          session.signal.throwIfAborted();
        }
      }
      return { path, url: pathToFileURL(path).href };
    },
  };
}
