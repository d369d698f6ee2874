import { randomInt } from 'node:crypto';
import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Name of the folder of a worker: a random number (seed 7.3.2). */
const NUMBER = /^\d{1,10}$/;

/** A new folder for the journals of one worker, below `sessions`. It is made by the worker, at its first entry. */
export function newSessionFolder(sessions: string): string {
  return join(sessions, String(randomInt(1, 2 ** 31)));
}

/** What stays of the journals of workers. */
export interface SessionRetention {
  /** How many folders. */
  readonly kept: number;
  /** For how many days without a new line; 0: for ever. */
  readonly days: number;
  /** Room of all together, in bytes. */
  readonly bytes: number;
}

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * Removes the journals of old workers, the least recently written first. For what is too large or too old, a folder
 * written within a day is left alone: its worker may live.
 *
 * @returns how many were removed. What cannot be removed stays, silently: it is only a journal.
 */
export async function pruneSessionFolders(
  sessions: string,
  { kept, days, bytes }: SessionRetention,
  now: number = Date.now(),
): Promise<number> {
  const names = (await readdir(sessions).catch(() => [])).filter((name) => NUMBER.test(name));
  const measured = await Promise.all(names.map((name) => measure(join(sessions, name))));
  let room = 0;
  const old = measured
    .toSorted((a, b) => b.at - a.at)
    .filter(({ at, size }, index) => {
      room += size;
      if (index >= kept) return true;
      return now - at > DAY_MS && ((days > 0 && now - at > days * DAY_MS) || room > bytes);
    });
  const outcomes = await Promise.allSettled(
    old.map(({ folder }) => rm(folder, { recursive: true, force: true })),
  );
  return outcomes.filter(({ status }) => status === 'fulfilled').length;
}

/**
 * Removes full files of the journals of one process (`name.log.1` and so on) that were last written too long ago.
 *
 * @returns how many were removed.
 */
export async function pruneFullFiles(
  folder: string,
  days: number,
  now: number = Date.now(),
): Promise<number> {
  if (days === 0) return 0;
  const names = (await readdir(folder).catch(() => [])).filter((name) => FULL_FILE.test(name));
  const outcomes = await Promise.all(
    names.map(async (name) => {
      const { at } = await measure(join(folder, name));
      if (now - at <= days * DAY_MS) return false;
      return rm(join(folder, name), { force: true }).then(
        () => true,
        () => false,
      );
    }),
  );
  return outcomes.filter(Boolean).length;
}

const FULL_FILE = /^(?:dmp-connect|dmpConnect-js2)\.log\.\d+$/;

async function measure(
  folder: string,
): Promise<{ readonly folder: string; readonly at: number; readonly size: number }> {
  const names = await readdir(folder).catch(() => []);
  const states = await Promise.all(
    [folder, ...names.map((name) => join(folder, name))].map((path) => stat(path).catch(() => undefined)),
  );
  return {
    folder,
    at: Math.max(...states.map((state) => state?.mtimeMs ?? 0)),
    size: states.reduce((sum, state) => sum + (state?.isFile() ? state.size : 0), 0),
  };
}
