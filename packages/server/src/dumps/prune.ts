import { readdir, rm, rmdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { DumpState } from './state.js';

/** Name of the folder of one process: when it began to dump, and its number. */
const RUN_FOLDER = /^\d{8}T\d{9}Z-\d{1,10}$/;

const DAY_MS = 24 * 60 * 60 * 1000;
const MEGABYTE = 1024 * 1024;

/** The folder of the dumps of a process. */
export function runFolderName(at: Date, pid: number): string {
  return `${at.toISOString().replace(/[-:]/g, '').replace('.', '')}-${pid}`;
}

/**
 * Erases dumps that are too old, then the oldest ones until all fit. Nothing but dumps is touched: the folder may have
 * been named by mistake. What cannot be erased stays for the next time.
 *
 * @returns how many files were erased, and how many are left.
 */
export async function pruneDumps(
  { folder, days, megabytes }: DumpState,
  now: number = Date.now(),
): Promise<{ readonly erased: number; readonly left: number }> {
  const runs = (await readdir(folder).catch(() => [])).filter((name) => RUN_FOLDER.test(name)).toSorted();
  const files = (await Promise.all(runs.map((run) => listFiles(join(folder, run))))).flat();
  let total = files.reduce((sum, { size }) => sum + size, 0);
  let erased = 0;
  for (const { path, size, writtenAt } of files) {
    if (now - writtenAt < days * DAY_MS && total <= megabytes * MEGABYTE) continue;
    await rm(path, { force: true }).then(
      () => {
        erased += 1;
        total -= size;
      },
      () => undefined,
    );
  }
  // Those that still hold something stay; a process that dumps makes its own again.
  await Promise.all(runs.map((run) => rmdir(join(folder, run)).catch(() => undefined)));
  return { erased, left: files.length - erased };
}

async function listFiles(folder: string) {
  const names = (await readdir(folder).catch(() => [])).toSorted();
  const found = await Promise.all(
    names.map(async (name) => {
      const path = join(folder, name);
      const state = await stat(path).catch(() => undefined);
      return state?.isFile() ? { path, size: state.size, writtenAt: state.mtimeMs } : undefined;
    }),
  );
  return found.filter((file) => file !== undefined);
}
