import { createHash } from 'node:crypto';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Platform } from '../platform/platform.js';

/** Folder of the files of sessions, below the state folder. */
export const SESSION_FILES = 'session-files';

/** Name of the folder of one process: its number, and its start, which no other process with that number shares. */
const PROCESS_FOLDER = /^(\d{1,10})-([0-9a-f]{16})$/;

/**
 * Name of the folder in which this process keeps files for its sessions.
 *
 * @throws {ServerError} `PROCESS_NOT_INSPECTABLE`
 */
export async function ownFilesFolder(platform: Pick<Platform, 'processStart'>): Promise<string> {
  return nameOf(process.pid, (await platform.processStart(process.pid)) ?? '');
}

/**
 * Removes the files of processes that run no more: a process that was killed could not remove its own (js-api 8.5).
 *
 * @param parent folder of the folders of all processes; it may be absent.
 * @returns how many folders were removed. What cannot be judged or removed stays for the next time.
 */
export async function removeLeftFiles(
  parent: string,
  platform: Pick<Platform, 'processStart'>,
): Promise<number> {
  let removed = 0;
  for (const name of await readdir(parent).catch(() => [])) {
    const pid = Number(PROCESS_FOLDER.exec(name)?.[1] ?? Number.NaN);
    if (Number.isNaN(pid)) continue;
    try {
      const start = await platform.processStart(pid);
      if (start !== undefined && nameOf(pid, start) === name) continue;
      await rm(join(parent, name), { recursive: true, force: true });
      removed += 1;
    } catch {
      // Another account's, or held open by a viewer: it is tried again at the next start.
    }
  }
  return removed;
}

function nameOf(pid: number, start: string): string {
  return `${pid}-${createHash('sha256').update(start).digest('hex').slice(0, 16)}`;
}
