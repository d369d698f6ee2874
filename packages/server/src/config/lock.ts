import { randomUUID } from 'node:crypto';
import { link, mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { ServerError } from '../errors.js';
import { hasCode } from '../storage/atomic-write.js';

/** A change takes a few milliseconds: an older lock was left by a process that was ended. */
const STALE_MS = 30_000;

/** How long one waits for others. */
const PATIENCE_MS = 30_000;

/** Between two tries; several who wait do not try together. */
const pauseMs = (): number => 5 + Math.random() * 20;

/**
 * Runs `work` while no other process that does the same works on `path`: the service, the supervisor and the command
 * line change the same file, and none must undo what another just wrote.
 *
 * @throws {ServerError} `SETTINGS_UNWRITABLE` when the folder cannot be written, or the lock is held too long.
 */
export async function withFileLock<Result>(path: string, work: () => Promise<Result>): Promise<Result> {
  const lock = `${path}.lock`;
  await acquire(path, lock);
  try {
    return await work();
  } finally {
    await rm(lock, { force: true });
  }
}

async function acquire(path: string, lock: string): Promise<void> {
  const giveUp = Date.now() + PATIENCE_MS;
  for (;;) {
    try {
      await mkdir(dirname(lock), { recursive: true, mode: 0o700 });
      await (await open(lock, 'wx', 0o600)).close();
      return;
    } catch (cause) {
      // Windows says EPERM of a file that is being removed.
      const held = hasCode(cause, 'EEXIST') || (process.platform === 'win32' && hasCode(cause, 'EPERM'));
      if (!held || Date.now() > giveUp) {
        throw new ServerError('SETTINGS_UNWRITABLE', `The settings file ${path} cannot be written.`, {
          cause,
        });
      }
    }
    await removeStale(lock);
    await pause(pauseMs());
  }
}

/** Moved first, judged again, then removed: of two who find the same stale lock, none removes the other's new one. */
async function removeStale(lock: string): Promise<void> {
  if (!(await isStale(lock))) return;
  const aside = `${lock}.${randomUUID()}`;
  try {
    await rename(lock, aside);
    if (!(await isStale(aside))) await link(aside, lock).catch(() => undefined);
  } catch {
    // Somebody else was quicker.
  }
  await rm(aside, { force: true });
}

async function isStale(lock: string): Promise<boolean> {
  const found = await stat(lock).catch(() => undefined);
  return found !== undefined && Date.now() - found.mtimeMs > STALE_MS;
}
