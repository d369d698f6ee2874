import type { WorkerSeed, WorkerStart } from '../ipc/messages.js';
import { newSessionFolder, pruneSessionFolders } from '../logging/session-folders.js';
import { currentPlatform, type Platform } from '../platform/index.js';
import { makePrivateFolder } from '../storage/atomic-write.js';

/** What is kept of the journals of a person's workers: nobody else clears them. */
const RETENTION = { kept: 50, days: 90, bytes: 200 * 1024 * 1024 };

/**
 * Gives a worker its folders: those of the service, or when it was started under the account of a person, that
 * person's own (seed 7.3.2.1).
 *
 * @throws {ServerError} `STORAGE_UNWRITABLE`, `PROTECTION_FAILED`
 */
export async function chooseFolders(
  { stateFolder, journalFolder, ...rest }: WorkerStart,
  platform: Platform = currentPlatform(),
): Promise<WorkerSeed> {
  if (stateFolder !== undefined && journalFolder !== undefined)
    return { ...rest, stateFolder, journalFolder };
  const { state, sessionJournals } = platform.paths;
  await makePrivateFolder(state, platform);
  await pruneSessionFolders(sessionJournals, RETENTION);
  return { ...rest, stateFolder: state, journalFolder: newSessionFolder(sessionJournals) };
}
