import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { openJournals } from '../logging/journals.js';
import type { Logger } from '../logging/logger.js';
import { giveToOwnerOf } from '../storage/owner.js';
import type { Installation } from './installation.js';

/** Runs a command that leaves its line in the journal of the service. */
export async function withJournal<Result>(
  { settings, folders }: Pick<Installation, 'settings' | 'folders'>,
  work: (log: Logger) => Promise<Result>,
): Promise<Result> {
  const { maxMegabytes, kept } = settings.journal;
  const levels = { library: settings.dmpconnect.logLevel, server: settings.server.logLevel };
  const journals = openJournals({ folder: folders.masterJournals, levels, maxMegabytes, kept });
  try {
    return await work(journals.server);
  } finally {
    await journals.close();
    await giveBack(folders.masterJournals);
  }
}

/** The service must be able to go on with a journal that the administrator began. */
async function giveBack(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  await Promise.allSettled(names.map((name) => giveToOwnerOf(join(folder, name))));
}
