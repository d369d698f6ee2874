import { mkdir, readdir, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import type { Platform } from '../platform/platform.js';
import { hasCode, readFileIfPresent, writeFileAtomically } from '../storage/atomic-write.js';
import type { ReleaseChannel } from './types.js';

/** The lists of versions believed so far, so that an older one is told from a newer one. */
export interface ManifestMemory {
  /** The newest of a channel. @throws {ServerError} `STORAGE_UNREADABLE` */
  newest(channel: ReleaseChannel): Promise<RememberedManifest | undefined>;
  /** Keeps one that was believed. @throws {ServerError} `STORAGE_UNWRITABLE`, `DISK_FULL` */
  keep(channel: ReleaseChannel, token: string, issuedAt: Date): Promise<void>;
}

/** A list of versions on the disk. */
export interface RememberedManifest {
  readonly token: string;
  readonly issuedAt: Date;
  /** When it was last received. */
  readonly checkedAt: Date;
}

/**
 * The memory of one folder, shared by the processes of an installation. Each list has its own file, named by its time:
 * whoever writes, the newest one stays.
 */
export function openManifestMemory(folder: string, platform: Platform): ManifestMemory {
  const pathOf = ({ name }: NamedManifest): string => join(folder, name);
  return {
    newest: async (channel) => {
      for (const named of await list(folder, channel)) {
        const token = await readFileIfPresent(pathOf(named));
        // Another process keeps a newer one at this moment.
        if (token === undefined) continue;
        const { mtime } = await stat(pathOf(named));
        return { token, issuedAt: named.issuedAt, checkedAt: mtime };
      }
      return undefined;
    },
    keep: async (channel, token, issuedAt) => {
      const kept: NamedManifest = { name: nameOf(channel, issuedAt), issuedAt };
      await mkdir(folder, { recursive: true, mode: 0o700 });
      if ((await readFileIfPresent(pathOf(kept))) === token) {
        const now = new Date();
        await utimes(pathOf(kept), now, now);
      } else {
        await writeFileAtomically(pathOf(kept), token, { platform });
      }
      const older = (await list(folder, channel)).filter((named) => named.issuedAt < issuedAt);
      await Promise.all(older.map((named) => rm(pathOf(named), { force: true })));
    },
  };
}

interface NamedManifest {
  readonly name: string;
  readonly issuedAt: Date;
}

const nameOf = (channel: ReleaseChannel, issuedAt: Date): string =>
  `${channel}-${Math.floor(issuedAt.getTime() / 1000)}.jws`;

/** Those of a channel, the newest first. */
async function list(folder: string, channel: ReleaseChannel): Promise<readonly NamedManifest[]> {
  const names = await readdir(folder).catch((cause: unknown) => {
    if (hasCode(cause, 'ENOENT')) return [];
    throw cause;
  });
  return names
    .flatMap((name) => {
      const seconds = new RegExp(`^${channel}-(\\d{1,13})\\.jws$`).exec(name)?.[1];
      return seconds === undefined ? [] : [{ name, issuedAt: new Date(Number(seconds) * 1000) }];
    })
    .sort((one, other) => other.issuedAt.getTime() - one.issuedAt.getTime());
}
