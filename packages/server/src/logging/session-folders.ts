import { randomInt } from 'node:crypto';
import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Name of the folder of a worker: a random number (seed 7.3.2). */
const NUMBER = /^\d{1,10}$/;

/** A new folder for the journals of one worker, below `sessions`. It is made by the worker, at its first entry. */
export function newSessionFolder(sessions: string): string {
  return join(sessions, String(randomInt(1, 2 ** 31)));
}

/**
 * Removes the journals of old workers, the least recently written first.
 *
 * @param kept how many folders stay.
 * @returns how many were removed. What cannot be removed stays, silently: it is only a journal.
 */
export async function pruneSessionFolders(sessions: string, kept: number): Promise<number> {
  const names = (await readdir(sessions).catch(() => [])).filter((name) => NUMBER.test(name));
  const dated = await Promise.all(
    names.map(async (name) => ({ folder: join(sessions, name), at: await lastWrite(join(sessions, name)) })),
  );
  const old = dated.sort((a, b) => b.at - a.at).slice(kept);
  const outcomes = await Promise.allSettled(
    old.map(({ folder }) => rm(folder, { recursive: true, force: true })),
  );
  return outcomes.filter(({ status }) => status === 'fulfilled').length;
}

async function lastWrite(folder: string): Promise<number> {
  const names = await readdir(folder).catch(() => []);
  const times = await Promise.all(
    [folder, ...names.map((name) => join(folder, name))].map((path) =>
      stat(path).then(
        ({ mtimeMs }) => mtimeMs,
        () => 0,
      ),
    ),
  );
  return Math.max(...times);
}
