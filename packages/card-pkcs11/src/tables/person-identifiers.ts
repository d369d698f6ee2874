import type { PersonIdentifierType } from '../professional/professional.js';

/** Types of a person's national identifier by its first digit, table G08 (cps-card 5, dictionary of 2020-02-28). */
export const PERSON_IDENTIFIER_TYPES: Readonly<Record<string, PersonIdentifierType>> = {
  0: 'ADELI',
  1: 'CABINET_ADELI',
  2: 'DRASS',
  3: 'FINESS',
  4: 'SIREN',
  5: 'SIRET',
  6: 'CABINET_RPPS',
  8: 'RPPS',
  9: 'STUDENT',
};
