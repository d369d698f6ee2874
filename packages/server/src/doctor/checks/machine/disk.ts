import { access, constants, statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Check } from '../../check.js';
import { type Finding, failure, ok, skipped, warning } from '../../finding.js';

/** Whether there is room for what the service keeps and for its journals. */
export const machineDisk: Check = {
  id: 'machine.disk',
  group: 'machine',
  async run({ folders }) {
    const places = [...new Set([folders.state, folders.masterJournals])];
    return Promise.all(places.map(async (folder) => judgeDisk(folder, await measureDisk(folder))));
  },
};

/** What is known of the disk under a folder. */
export interface DiskState {
  /** Whether the folder itself exists; otherwise the measure is of the one above it. */
  readonly exists: boolean;
  readonly freeBytes: number;
  readonly writable: boolean;
}

const MEGABYTE = 1024 * 1024;
/** Documents of a session, their conversion and a rotation of the journals. */
const LEAST_MEGABYTES = 200;
const FEW_MEGABYTES = 1024;

/** The line of a disk. */
export function judgeDisk(folder: string, state: DiskState | undefined): Finding {
  if (state === undefined) {
    return skipped(
      {
        fr: `La place libre de ${folder} ne peut pas être lue par ce compte.`,
        en: `The free room of ${folder} cannot be read by this account.`,
      },
      { folder },
    );
  }
  const free = Math.floor(state.freeBytes / MEGABYTE);
  const details = { folder, freeMegabytes: free, exists: state.exists };
  const sentence = {
    fr: `Il reste ${free} Mo sur le disque de ${folder}.`,
    en: `${free} MB are left on the disk of ${folder}.`,
  };
  const remedy = {
    fr: 'Libérer de la place : vider la corbeille et les dossiers temporaires, réduire journal/kept, retirer dmpconnect/transactionDumpDirectory.',
    en: 'Make room: empty the bin and temporary folders, lower journal/kept, take out dmpconnect/transactionDumpDirectory.',
  };
  if (free < LEAST_MEGABYTES) return failure(sentence, remedy, details);
  if (free < FEW_MEGABYTES) return warning(sentence, remedy, details);
  return ok(sentence, { ...details, writable: state.writable });
}

/** Measures the disk under a folder, or under the nearest one above it that exists. */
export async function measureDisk(folder: string): Promise<DiskState | undefined> {
  for (let path = folder, exists = true; ; path = dirname(path), exists = false) {
    try {
      const { bavail, bsize } = await statfs(path);
      const writable = await access(path, constants.W_OK).then(
        () => true,
        () => false,
      );
      return { exists, freeBytes: bavail * bsize, writable };
    } catch {
      if (dirname(path) === path) return undefined;
    }
  }
}
