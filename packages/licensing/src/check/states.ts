import type { LicenceMessage, RefusedLicenceState } from '../errors.js';

/** What a licence server may say of a card. */
export type LicenceState = 'granted' | RefusedLicenceState;

/** Sentence shown for each state when the server sends none (seed 7.3.6 lists the situations). */
export const LICENCE_MESSAGES: Readonly<Record<LicenceState, LicenceMessage>> = {
  granted: {
    fr: 'La licence de ce professionnel est valide.',
    en: 'The licence of this professional is valid.',
  },
  'integrator-disabled': {
    fr: "Le contrat de l'éditeur du logiciel est désactivé.",
    en: 'The contract of the software vendor is disabled.',
  },
  'licence-missing': {
    fr: "Aucune licence n'est enregistrée pour ce professionnel.",
    en: 'No licence is recorded for this professional.',
  },
  'licence-revoked': {
    fr: 'La licence de ce professionnel est désactivée ou révoquée.',
    en: 'The licence of this professional is disabled or revoked.',
  },
  'licence-expired': {
    fr: 'La licence de ce professionnel est expirée.',
    en: 'The licence of this professional has expired.',
  },
  'version-disabled': {
    fr: 'Cette version du connecteur est désactivée : une mise à jour est nécessaire.',
    en: 'This version of the connector is disabled: an update is needed.',
  },
  'environment-mismatch': {
    fr: 'La licence ne vaut pas pour cet environnement (test ou production).',
    en: 'The licence is not for this environment (test or production).',
  },
};

/** The states in one tuple, for parsing. */
export const LICENCE_STATES = [
  'granted',
  'integrator-disabled',
  'licence-missing',
  'licence-revoked',
  'licence-expired',
  'version-disabled',
  'environment-mismatch',
] as const satisfies readonly LicenceState[];
