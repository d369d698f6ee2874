import type { CliOptions } from './command.js';

/** Options of every command that works on an installation. */
export const INSTALLATION_OPTIONS = {
  config: {
    value: { fr: 'fichier', en: 'file' },
    text: {
      fr: 'Fichier de réglages (défaut : celui de l’installation).',
      en: 'Settings file (default: that of the installation).',
    },
  },
  state: {
    value: { fr: 'dossier', en: 'folder' },
    text: {
      fr: 'Dossier des données du service, à la place de celui des réglages.',
      en: 'Folder of what the service keeps, instead of that of the settings.',
    },
  },
} as const satisfies CliOptions;
