import { BODY_RULES } from './body.js';
import { DOCUMENT_RULES } from './document.js';
import { ENCOUNTER_RULES } from './encounter.js';
import { PARTICIPANT_RULES } from './participants.js';
import { PATIENT_RULES } from './patient.js';
import type { CdaRule } from './rule.js';

/** Every rule of the header and of the body of a level-1 document. */
export const LEVEL_1_RULES: readonly CdaRule[] = [
  ...DOCUMENT_RULES,
  ...PATIENT_RULES,
  ...PARTICIPANT_RULES,
  ...ENCOUNTER_RULES,
  ...BODY_RULES,
];
