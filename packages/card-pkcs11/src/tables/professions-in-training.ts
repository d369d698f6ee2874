import type { CodeTable } from './code-table.js';

/** Professions in training, table G16. */
export const PROFESSIONS_IN_TRAINING: CodeTable = {
  oid: '1.2.250.1.71.1.2.8',
  date: '2020-04-24',
  source: 'ANS, TRE_A02-ProfessionSavFaire-CISIS (codes G16_xx)',
  labels: {
    '10': 'Médecin en formation',
    '21': 'Pharmacien en formation',
    '40': 'Chirurgien-Dentiste en formation',
    '50': 'Sage-Femme en formation',
  },
};
