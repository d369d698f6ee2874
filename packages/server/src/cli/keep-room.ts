import { join } from 'node:path';
import { z } from 'zod';
import type { Settings } from '../config/index.js';
import { type DumpState, dumpState, pruneDumps } from '../dumps/index.js';
import type { Logger } from '../logging/logger.js';
import { pruneFullFiles, pruneSessionFolders } from '../logging/session-folders.js';
import type { Platform } from '../platform/index.js';
import { readFileIfPresent, writeFileAtomically } from '../storage/atomic-write.js';
import type { InstallationFolders } from './installation.js';

/** What is looked at, with the settings in force. */
export interface RoomOptions {
  readonly folders: Pick<InstallationFolders, 'state' | 'masterJournals' | 'sessionJournals'>;
  readonly settings: () => Pick<Settings, 'journal'>;
  readonly dumps: () => DumpState | undefined;
  readonly platform: Platform;
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

/** Health data on the disk: whoever reads the journal must see it. */
export const DUMPING =
  'EVERY EXCHANGE WITH THE SERVICES IS WRITTEN TO THE DISK, health data included (dmpconnect/transactionDumpDirectory): for homologation only.';

/** Folders that hold dumps, or held some when they were last looked at. */
const DUMP_FOLDERS = 'dump-folders.json';

/** Erases old journals and dumps, now and then: a service may run for months. */
export function keepRoom({ folders, settings, dumps, platform, log }: RoomOptions): RoomKeeper {
  const record = join(folders.state, DUMP_FOLDERS);
  // One look at a time: two would write the record by turns.
  let last: Promise<void> = Promise.resolve();

  const look = async (): Promise<void> => {
    const { keptDays, sessionsKept, totalMegabytes } = settings().journal;
    await pruneSessionFolders(folders.sessionJournals, {
      kept: sessionsKept,
      days: keptDays,
      bytes: totalMegabytes * MEGABYTE,
    });
    await pruneFullFiles(folders.masterJournals, keptDays);
    await lookAtDumps();
  };

  /** Dumps that were switched off go in their time too, over restarts: they hold health data. */
  const lookAtDumps = async (): Promise<void> => {
    const known = await readRecord(record);
    const present = dumps();
    const states = new Map(
      [...known, ...(present === undefined ? [] : [present])].map((one) => [one.folder, one]),
    );
    for (const state of states.values()) {
      const { erased, left } = await pruneDumps(state);
      if (erased > 0) log.info({ files: erased }, 'Old dumps of exchanges were erased.');
      if (left === 0 && state.folder !== present?.folder) states.delete(state.folder);
    }
    const next = JSON.stringify([...states.values()]);
    if (next !== JSON.stringify(known)) await writeFileAtomically(record, next, { platform });
  };

  const safely = (): Promise<void> => {
    last = last
      .then(look)
      .catch((error: unknown) => log.warn({ err: error }, 'Old journals or dumps could not be erased.'));
    return last;
  };

  const timer = setInterval(() => {
    if (dumps() !== undefined) log.warn(DUMPING);
    void safely();
  }, EVERY_MS);
  timer.unref();
  return { look: safely, close: () => clearInterval(timer) };
}

async function readRecord(path: string): Promise<readonly DumpState[]> {
  const text = await readFileIfPresent(path);
  if (text === undefined) return [];
  try {
    return z.array(dumpState).parse(JSON.parse(text));
  } catch {
    // Somebody changed it: nothing is erased on the word of a broken file.
    return [];
  }
}
