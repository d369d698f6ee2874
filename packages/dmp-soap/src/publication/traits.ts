import type { PartialPatientIdentity, PatientIdentity } from '../documents/patient-identity.js';
import { DmpError } from '../errors.js';

/** Traits a header with an INS must carry, and how each is spelt in a message for people (dmp-transactions 5.3). */
const REQUIRED = {
  birthName: 'birth name',
  birthGiven: 'first given name of the birth certificate',
  givens: 'given names of the birth certificate',
  birthDate: 'birth date',
  sex: 'sex',
  birthPlace: 'birth place (COG)',
} as const satisfies Partial<Record<keyof PatientIdentity, string>>;

/**
 * Checks that every trait is there and well-formed. A missing one is never replaced by an invented value.
 *
 * @throws {DmpError} `TRAIT_MISSING`, `TRAIT_INVALID`, with `field` = `patient.<trait>`.
 */
export function requireTraits(patient: PartialPatientIdentity): PatientIdentity {
  const read = (trait: keyof typeof REQUIRED): string => {
    const value = patient[trait]?.trim() ?? '';
    if (value === '') {
      throw new DmpError('TRAIT_MISSING', `The ${REQUIRED[trait]} of the patient is missing.`, {
        field: `patient.${trait}`,
      });
    }
    return value;
  };
  const [usedName, usedGiven] = [patient.usedName?.trim() ?? '', patient.usedGiven?.trim() ?? ''];
  return {
    birthName: read('birthName'),
    birthGiven: read('birthGiven'),
    givens: read('givens'),
    ...(usedName === '' ? {} : { usedName }),
    ...(usedGiven === '' ? {} : { usedGiven }),
    // Not checked against the calendar: a date the civil registry does not know fully is still the patient's (7.2).
    birthDate: matching(read('birthDate'), /^\d{4}-\d{2}-\d{2}$/, 'birthDate', 'the form YYYY-MM-DD'),
    sex: sexOf(read('sex')),
    birthPlace: matching(
      read('birthPlace'),
      /^(?:\d{5}|2[AB]\d{3})$/,
      'birthPlace',
      '5 characters of the COG',
    ),
  };
}

function matching(value: string, form: RegExp, trait: keyof typeof REQUIRED, rule: string): string {
  if (form.test(value)) return value;
  throw new DmpError('TRAIT_INVALID', `The ${REQUIRED[trait]} of the patient must have ${rule}.`, {
    field: `patient.${trait}`,
  });
}

function sexOf(value: string): PatientIdentity['sex'] {
  if (value === 'M' || value === 'F' || value === 'U') return value;
  throw new DmpError('TRAIT_INVALID', 'The sex of the patient must be M, F or U.', { field: 'patient.sex' });
}
