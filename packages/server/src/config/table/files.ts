import { booleanForm, integerForm } from '../forms/scalars.js';
import { optional, PATH, setting } from './row.js';

/** What the service keeps. */
export const STORAGE_ROWS = {
  directory: optional('directory', {
    form: PATH,
    label: { fr: 'Dossier des données', en: 'Folder of the data' },
    text: {
      fr: 'Dossier de ce que garde le service (certificat, paramètres DC, données des applications).',
      en: 'Folder of what the service keeps (certificate, DC parameters, data of applications).',
    },
  }),
} as const;

/** Conversion of PDFs to PDF/A-1. */
export const PDF_ROWS = {
  conversion: setting('conversion', {
    form: booleanForm(),
    default: true,
    label: { fr: 'Conversion des PDF', en: 'Conversion of PDFs' },
    text: {
      fr: 'Si les PDF qui ne sont pas PDF/A-1 sont convertis par Ghostscript avant l’envoi au DMP.',
      en: 'Whether PDFs that are not PDF/A-1 are converted with Ghostscript before they are sent to the DMP.',
    },
  }),
  ghostscript: optional('ghostscript', {
    form: PATH,
    label: { fr: 'Programme Ghostscript', en: 'Ghostscript program' },
    text: {
      fr: 'Chemin du programme Ghostscript. Vide : là où son installeur le met.',
      en: 'Path of the Ghostscript program. Empty: where its installer puts it.',
    },
  }),
  resolution: setting('resolution', {
    form: integerForm(72, 1200),
    default: 200,
    label: { fr: 'Résolution de la conversion', en: 'Resolution of the conversion' },
    text: {
      fr: 'Résolution de ce que la conversion doit peindre en image, en points par pouce.',
      en: 'Resolution of what the conversion must paint as an image, in dots per inch.',
    },
  }),
  timeoutSeconds: setting('timeout_seconds', {
    form: integerForm(1, 600),
    default: 60,
    label: { fr: 'Durée de conversion, en secondes', en: 'Time of a conversion, in seconds' },
    text: {
      fr: 'Combien de temps une conversion peut durer, en secondes.',
      en: 'How long a conversion may take, in seconds.',
    },
  }),
} as const;

/** Printed documents. */
export const PRINTING_ROWS = {
  directory: optional('directory', {
    form: PATH,
    label: { fr: 'Dossier d’impression', en: 'Folder of printed documents' },
    text: {
      fr: 'Dossier sous lequel chaque application a le sien pour les documents imprimés. Vide : printed-documents dans le dossier des données.',
      en: 'Folder below which each application has its own for printed documents. None: printed-documents in the state folder.',
    },
  }),
  maxMegabytes: setting('max_megabytes', {
    form: integerForm(1, 64),
    default: 20,
    label: {
      fr: 'Taille d’un document imprimé, en mégaoctets',
      en: 'Size of a printed document, in megabytes',
    },
    text: {
      fr: 'Plus grand document imprimé qui est pris, en mégaoctets.',
      en: 'Largest printed document that is taken, in megabytes.',
    },
  }),
} as const;

/** Journals and how long they stay (seed 7.3.2). */
export const JOURNAL_ROWS = {
  directory: optional('directory', {
    form: PATH,
    label: { fr: 'Dossier des journaux', en: 'Folder of the journals' },
    text: { fr: 'Dossier des journaux.', en: 'Folder of the journals.' },
  }),
  maxMegabytes: setting('max_megabytes', {
    form: integerForm(1, 1024),
    default: 10,
    label: { fr: 'Taille d’un journal, en mégaoctets', en: 'Size of a journal, in megabytes' },
    text: {
      fr: 'Taille à laquelle un journal commence un nouveau fichier, en mégaoctets.',
      en: 'Size at which a journal starts a new file, in megabytes.',
    },
  }),
  daily: setting('daily', {
    form: booleanForm(),
    default: false,
    label: { fr: 'Un fichier par jour', en: 'One file a day' },
    text: {
      fr: 'Si un journal commence aussi un nouveau fichier chaque jour.',
      en: 'Whether a journal also starts a new file each day.',
    },
  }),
  kept: setting('kept', {
    form: integerForm(1, 100),
    default: 5,
    label: { fr: 'Fichiers gardés', en: 'Files kept' },
    text: {
      fr: 'Combien de fichiers pleins de chaque journal sont gardés.',
      en: 'How many full files of each journal are kept.',
    },
  }),
  keptDays: setting('kept_days', {
    form: integerForm(0, 3650),
    default: 90,
    effect: 'at-once',
    label: { fr: 'Journaux gardés, en jours', en: 'Journals kept, in days' },
    text: {
      fr: 'Après combien de jours sans écriture un journal est effacé ; 0 : jamais.',
      en: 'After how many days without a new line a journal is erased; 0: never.',
    },
  }),
  sessionsKept: setting('sessions_kept', {
    form: integerForm(1, 10_000),
    default: 200,
    effect: 'at-once',
    label: { fr: 'Dossiers de journaux gardés', en: 'Folders of journals kept' },
    text: {
      fr: 'Combien de dossiers de journaux de processus esclaves sont gardés.',
      en: 'How many folders of journals of workers are kept.',
    },
  }),
  totalMegabytes: setting('total_megabytes', {
    form: integerForm(10, 100_000),
    default: 500,
    effect: 'at-once',
    label: { fr: 'Place des journaux, en mégaoctets', en: 'Room of the journals, in megabytes' },
    text: {
      fr: 'Place de tous les journaux ensemble : les plus anciens sont effacés au-delà.',
      en: 'Room of all journals together: the oldest are erased beyond it.',
    },
  }),
} as const;
