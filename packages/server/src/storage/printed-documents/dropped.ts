import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** A file that was dropped, as far as it can be seen. */
export interface DroppedFile {
  readonly name: string;
  readonly path: string;
  readonly size: number;
  /** Last time its content or its place changed, ms. */
  readonly changedAt: number;
  /** Differs as soon as the file does. */
  readonly fingerprint: string;
}

/** Names under which programs write what is not complete yet, and files that systems leave everywhere. */
const NOT_DOCUMENTS = /^\.|\.(?:tmp|temp|part|partial|crdownload)$|^(?:desktop\.ini|thumbs\.db)$/i;

/** The files of a folder that may be documents, the oldest first. A folder that cannot be read has none. */
export async function listDropped(folder: string): Promise<readonly DroppedFile[]> {
  const names = (await readdir(folder).catch(() => [])).filter((name) => !NOT_DOCUMENTS.test(name));
  const files: (DroppedFile & { readonly writtenAt: number })[] = [];
  for (const name of names) {
    const path = join(folder, name);
    const status = await lstat(path).catch(() => undefined);
    // A file with a second name belongs to somebody else too; one without content is only begun.
    if (status === undefined || !status.isFile() || status.nlink > 1 || status.size === 0) continue;
    files.push({
      name,
      path,
      size: status.size,
      changedAt: Math.max(status.mtimeMs, status.ctimeMs),
      fingerprint: `${status.ino}/${status.size}/${status.mtimeMs}/${status.ctimeMs}`,
      writtenAt: status.mtimeMs,
    });
  }
  return files.sort((a, b) => a.writtenAt - b.writtenAt || (a.name < b.name ? -1 : 1));
}

/** Remembers how files looked: what has not changed for a while is complete. */
export interface Stillness {
  /** Whether a file has been as it is for `quietMs`. */
  isStill(file: DroppedFile): boolean;
  /** Forgets the files that are not among these. */
  keepOnly(files: readonly DroppedFile[]): void;
}

/** Clocks: of the system, as files are dated, and one that nobody sets. Milliseconds. */
export interface SpoolClock {
  now(): number;
  elapsed(): number;
}

/**
 * A file is still when it is old enough by its own dates, or was seen unchanged for long enough: the dates of a
 * network folder come from another clock.
 */
export function createStillness(quietMs: number, clock: SpoolClock): Stillness {
  const seen = new Map<string, { readonly fingerprint: string; readonly since: number }>();
  return {
    isStill({ name, fingerprint, changedAt }) {
      const age = clock.now() - changedAt;
      if (age >= quietMs) return true;
      const before = seen.get(name);
      if (before?.fingerprint === fingerprint) return clock.elapsed() - before.since >= quietMs;
      seen.set(name, { fingerprint, since: clock.elapsed() });
      return false;
    },
    keepOnly(files) {
      const names = new Set(files.map(({ name }) => name));
      for (const name of seen.keys()) if (!names.has(name)) seen.delete(name);
    },
  };
}
