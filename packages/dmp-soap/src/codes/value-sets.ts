import { AUTHOR_ROLES } from './author-roles.js';
import { AUTHOR_SPECIALITIES } from './author-specialities.js';
import type { CodedValue } from './coded-value.js';
import { DOCUMENT_TYPES, type DocumentType } from './document-types.js';
import { FACILITY_TYPES } from './facility-types.js';
import { PATIENT_RELATIONS } from './patient-relations.js';
import { PRACTICE_SETTINGS } from './practice-settings.js';

/** The value sets that change several times a year (dmp-transactions 4.8): each may be replaced by a newer edition. */
export interface ValueSets {
  readonly documentTypes: ReadonlyMap<string, DocumentType>;
  readonly authorSpecialities: ReadonlyMap<string, CodedValue>;
  readonly authorRoles: ReadonlyMap<string, CodedValue>;
  readonly facilityTypes: ReadonlyMap<string, CodedValue>;
  readonly practiceSettings: ReadonlyMap<string, CodedValue>;
  readonly patientRelations: ReadonlyMap<string, CodedValue>;
}

/** The editions this package was released with: `VALUE_SET_EDITIONS` tells which. */
export const DEFAULT_VALUE_SETS: ValueSets = {
  documentTypes: DOCUMENT_TYPES,
  authorSpecialities: AUTHOR_SPECIALITIES,
  authorRoles: AUTHOR_ROLES,
  facilityTypes: FACILITY_TYPES,
  practiceSettings: PRACTICE_SETTINGS,
  patientRelations: PATIENT_RELATIONS,
};
