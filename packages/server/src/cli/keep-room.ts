import type { Settings } from '../config/index.js';
import { type DumpState, pruneDumps } from '../dumps/index.js';
import type { Logger } from '../logging/logger.js';
import { pruneFullFiles, pruneSessionFolders } from '../logging/session-folders.js';
import type { InstallationFolders } from './installation.js';

/** What is looked at, with the settings in force. */
export interface RoomOptions {
  readonly folders: Pick<InstallationFolders, 'masterJournals' | 'sessionJournals'>;
  readonly settings: () => Pick<Settings, 'journal'>;
  readonly dumps: () => DumpState | undefined;
  readonly log: Logger;
}

/** What keeps journals and dumps within the room and the time of the settings. */
export interface RoomKeeper {
  /** Erases what is to be erased now. Never throws. */
  look(): Promise<void>;
  close(): void;
}

const EVERY_MS = 60 * 60 * 1000;
const MEGABYTE = 1024 * 1024;

/** Erases old journals and dumps, now and then: a service may run for months. */
export function keepRoom({ folders, settings, dumps, log }: RoomOptions): RoomKeeper {
  // Dumps that were switched off go in their time too: they hold health data.
  const left = new Map<string, DumpState>();

  const look = async (): Promise<void> => {
    const { keptDays, sessionsKept, totalMegabytes } = settings().journal;
    await pruneSessionFolders(folders.sessionJournals, {
      kept: sessionsKept,
      days: keptDays,
      bytes: totalMegabytes * MEGABYTE,
    });
    await pruneFullFiles(folders.masterJournals, keptDays);
    const present = dumps();
    if (present !== undefined) left.set(present.folder, present);
    for (const state of left.values()) {
      const { erased, left: files } = await pruneDumps(state);
      if (erased > 0) log.info({ files: erased }, 'Old dumps of exchanges were erased.');
      if (files === 0 && state.folder !== present?.folder) left.delete(state.folder);
    }
  };
  const safely = (): Promise<void> =>
    look().catch((error: unknown) => log.warn({ err: error }, 'Old journals could not be erased.'));

  const timer = setInterval(() => void safely(), EVERY_MS);
  timer.unref();
  return { look: safely, close: () => clearInterval(timer) };
}
