import { stat } from 'node:fs/promises';
import type { Check } from '../../check.js';
import { type Finding, ok, warning } from '../../finding.js';

/** Whether the journals are there and say no more than they should. */
export const machineJournals: Check = {
  id: 'machine.journals',
  group: 'machine',
  async run({ folders, settings }) {
    const exists = await stat(folders.masterJournals).then(
      (found) => found.isDirectory(),
      () => false,
    );
    return judgeJournals({
      folder: folders.masterJournals,
      exists,
      dumps: settings.dmpconnect.transactionDumpDirectory,
      levels: { server: settings.server.logLevel, library: settings.dmpconnect.logLevel },
    });
  },
};

/** What the journals are like. */
export interface JournalState {
  readonly folder: string;
  readonly exists: boolean;
  /** Folder of the dumps of transactions, when they are on. */
  readonly dumps: string | undefined;
  readonly levels: { readonly server: number; readonly library: number };
}

/** The line of the journals. */
export function judgeJournals({ folder, exists, dumps, levels }: JournalState): Finding {
  const details = { folder, serverLevel: levels.server, libraryLevel: levels.library };
  if (dumps !== undefined) {
    return warning(
      {
        fr: 'Les transactions du DMP sont écrites en clair sur le disque (dmpconnect/transactionDumpDirectory) : elles contiennent des données de santé.',
        en: 'DMP transactions are written in the clear on the disk (dmpconnect/transactionDumpDirectory): they hold health data.',
      },
      {
        fr: 'Vider ce réglage hors homologation, redémarrer le service, et effacer le dossier.',
        en: 'Empty this setting outside of homologation, restart the service, and erase the folder.',
      },
      { ...details, dumps },
    );
  }
  if (!exists) {
    return warning(
      {
        fr: `Le dossier des journaux n’existe pas ou ne peut pas être lu (${folder}).`,
        en: `The folder of the journals does not exist or cannot be read (${folder}).`,
      },
      {
        fr: 'Démarrer le service, qui le fabrique ; sinon vérifier journal/directory et les droits du dossier.',
        en: 'Start the service, which makes it; otherwise check journal/directory and the rights of the folder.',
      },
      details,
    );
  }
  return ok(
    {
      fr: `Les journaux sont dans ${folder} (niveaux ${levels.server} et ${levels.library}).`,
      en: `The journals are in ${folder} (levels ${levels.server} and ${levels.library}).`,
    },
    details,
  );
}
