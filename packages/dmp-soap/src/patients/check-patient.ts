import { DmpError } from '../errors.js';
import type { AdministrativePatient, LegalRepresentative, Oppositions } from './administrative-data.js';

function invalid(field: string, rule: string): DmpError {
  return new DmpError('PATIENT_DATA_INVALID', `${field} ${rule}.`, { field });
}

const isMissing = (text: string | undefined) => text === undefined || text.trim() === '';

/**
 * Checks that a patient can be written: a given name, a usage or birth name, a birth date, a sex. Nothing is ever
 * invented for what is missing.
 *
 * @throws {DmpError} `PATIENT_DATA_INVALID`.
 */
export function checkPatient(patient: AdministrativePatient): void {
  if (isMissing(patient.givenName)) throw invalid('patient.givenName', 'is missing');
  if (isMissing(patient.usedName) && isMissing(patient.birthName)) {
    throw invalid('patient.usedName', 'or patient.birthName is needed');
  }
  if (patient.birthDate === undefined || !/^\d{8}$/.test(patient.birthDate)) {
    throw invalid('patient.birthDate', 'must have the form YYYYMMDD');
  }
  if (patient.sex === undefined) throw invalid('patient.sex', 'must be M, F or U');
}

/** Checks a legal representative. @throws {DmpError} `PATIENT_DATA_INVALID`. */
export function checkRepresentative(representative: LegalRepresentative): void {
  for (const name of ['familyName', 'givenName'] as const) {
    if (isMissing(representative[name])) throw invalid(`representative.${name}`, 'is missing');
  }
  if (representative.relation === undefined) throw invalid('representative.relation', 'is missing');
}

/** Both oppositions must have been asked of the patient who opens a record. @throws {DmpError} `PATIENT_DATA_INVALID`. */
export function requireOppositions({ breakGlass, emergencyCentre }: Oppositions): {
  readonly breakGlass: boolean;
  readonly emergencyCentre: boolean;
} {
  if (breakGlass === undefined) throw invalid('oppositions.breakGlass', 'must be told');
  if (emergencyCentre === undefined) throw invalid('oppositions.emergencyCentre', 'must be told');
  return { breakGlass, emergencyCentre };
}
