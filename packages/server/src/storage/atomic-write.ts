import { randomUUID } from 'node:crypto';
import { link, mkdir, open, readdir, readFile, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ServerError } from '../errors.js';
import type { FileAccess, FolderAccess, Platform } from '../platform/platform.js';

/** What a write needs beside its content. */
export interface WriteOptions {
  readonly platform: Pick<Platform, 'protect' | 'replaceFile' | 'syncFolder'>;
  /** Who may read the file. Default `owner`. */
  readonly access?: FileAccess;
}

/**
 * Writes a whole file or nothing: after a crash or a power cut the path holds the old content or the new one.
 * Missing folders are made, for the owner alone.
 *
 * @throws {ServerError} `DISK_FULL`, `STORAGE_UNWRITABLE`, `PROTECTION_FAILED`
 */
export async function writeFileAtomically(
  path: string,
  content: string | Uint8Array,
  options: WriteOptions,
): Promise<void> {
  await withTemporary(path, content, options, (temporary) => options.platform.replaceFile(temporary, path));
}

/**
 * Writes a file that must not exist yet, whole or not at all. When two processes try, one content wins and both
 * are told which.
 *
 * @returns what the file holds in the end.
 * @throws {ServerError} `DISK_FULL`, `STORAGE_UNWRITABLE`, `PROTECTION_FAILED`
 */
export async function writeFileOnce(path: string, content: string, options: WriteOptions): Promise<string> {
  let kept = content;
  await withTemporary(path, content, options, async (temporary) => {
    try {
      await link(temporary, path);
    } catch (cause) {
      if (!hasCode(cause, 'EEXIST')) throw cause;
      kept = await readFile(path, 'utf8');
    }
    await rm(temporary, { force: true });
  });
  return kept;
}

/** The content of a file, `undefined` when there is none. @throws {ServerError} `STORAGE_UNREADABLE` */
export async function readFileIfPresent(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    if (hasCode(cause, 'ENOENT')) return undefined;
    throw new ServerError('STORAGE_UNREADABLE', `${path} cannot be read.`, { cause });
  }
}

/**
 * Makes a folder for its owner alone, and those above it. One that exists keeps the rights somebody gave it: it may
 * be a shared folder that an operator named by mistake.
 *
 * @param access `everyone-passes` for the last folder, when everybody may read a file in it.
 *
 * @throws {ServerError} `STORAGE_UNWRITABLE`, `PROTECTION_FAILED`
 */
export async function makePrivateFolder(
  folder: string,
  platform: Pick<Platform, 'protect'>,
  access: Exclude<FolderAccess, 'everyone-reads'> = 'owner',
): Promise<void> {
  let created: string | undefined;
  try {
    created = await mkdir(folder, { recursive: true, mode: 0o700 });
  } catch (cause) {
    throw new ServerError('STORAGE_UNWRITABLE', `The folder ${folder} cannot be made.`, { cause });
  }
  if (created !== undefined) await platform.protect(folder, access);
}

const TEMPORARY_SUFFIX = '.tmp';

/** A write takes less by far: what is older was left by a process that was ended. */
const STALE_MS = 10 * 60_000;

/** Removes what writes that were cut short left in a folder. What cannot be removed stays: it does no harm. */
export async function removeStaleTemporaries(folder: string, now: () => number = Date.now): Promise<void> {
  const names = (await readdir(folder).catch(() => [])).filter(
    (name) => name.startsWith('.') && name.endsWith(TEMPORARY_SUFFIX),
  );
  for (const path of names.map((name) => join(folder, name))) {
    const written = await stat(path).catch(() => undefined);
    if (written === undefined || now() - written.mtimeMs < STALE_MS) continue;
    await rm(path, { force: true }).catch(() => undefined);
  }
}

async function withTemporary(
  path: string,
  content: string | Uint8Array,
  { platform, access = 'owner' }: WriteOptions,
  place: (temporary: string) => Promise<void>,
): Promise<void> {
  const folder = dirname(path);
  // In the same folder: only then is the move a single step.
  const temporary = join(folder, `.${randomUUID()}${TEMPORARY_SUFFIX}`);
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const file = await open(temporary, 'wx', 0o600);
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    await platform.protect(temporary, access);
    await place(temporary);
    await platform.syncFolder(folder);
  } catch (cause) {
    await rm(temporary, { force: true }).catch(() => undefined);
    if (cause instanceof ServerError) throw cause;
    const full = hasCode(cause, 'ENOSPC') || hasCode(cause, 'EDQUOT');
    throw new ServerError(full ? 'DISK_FULL' : 'STORAGE_UNWRITABLE', `${path} cannot be written.`, { cause });
  }
}

/** Whether a failure of the system bears this code. */
export function hasCode(cause: unknown, code: string): boolean {
  return cause instanceof Error && 'code' in cause && cause.code === code;
}
