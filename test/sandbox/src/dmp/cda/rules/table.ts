import type { ParsedElement } from '@dmpconnect/soap';
import { first } from '../navigate.js';
import { BODY_RULES } from './body.js';
import { DOCUMENT_RULES } from './document.js';
import { ENCOUNTER_RULES } from './encounter.js';
import { PARTICIPANT_RULES } from './participants.js';
import { PATIENT_RULES } from './patient.js';
import { type CdaRule, exactlyOne } from './rule.js';
import { LEVEL_1_TEMPLATE_RULE, STRUCTURED_TEMPLATE_RULE } from './templates.js';

/** Rules of the header, whatever the body (dmp-transactions 5.2, 5.3). */
const HEADER_RULES: readonly CdaRule[] = [
  ...DOCUMENT_RULES,
  ...PATIENT_RULES,
  ...PARTICIPANT_RULES,
  ...ENCOUNTER_RULES,
];

/** Every rule of the header and of the body of a level-1 document. */
export const LEVEL_1_RULES: readonly CdaRule[] = [...HEADER_RULES, LEVEL_1_TEMPLATE_RULE, ...BODY_RULES];

/** The same of a structured document; what its sections and entries hold is not looked at. */
export const STRUCTURED_RULES: readonly CdaRule[] = [
  ...HEADER_RULES,
  STRUCTURED_TEMPLATE_RULE,
  exactlyOne('component'),
];

/** Whether a document has a structured body. */
export function isStructured(clinical: ParsedElement): boolean {
  return first(clinical, 'component/structuredBody') !== undefined;
}

/** The rules of a document, by its body. */
export function rulesOf(clinical: ParsedElement): readonly CdaRule[] {
  return isStructured(clinical) ? STRUCTURED_RULES : LEVEL_1_RULES;
}
