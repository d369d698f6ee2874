import type { RegistrationContext } from '../hl7v3/registration.js';
import type { AdministrativePatient, LegalRepresentative } from '../patients/administrative-data.js';
import { resolveEmitter } from '../publication/emitter.js';
import { PHYSICIAN, PRACTICE, SOFTWARE } from './fixtures.js';

/** Everybody here is fictitious. */
export const ADMINISTRATIVE_PATIENT: AdministrativePatient = {
  prefix: 'MME',
  usedName: 'D’ESSAI & FILS',
  birthName: 'PAT-TROIS',
  givenName: 'DOMINIQUE',
  sex: 'F',
  birthDate: '19790328',
  birthCountry: 'France',
  contact: {
    street: '1, rue du Chat',
    complement: 'Bâtiment B',
    postalCode: '75005',
    city: 'Paris',
    country: 'France',
    landlinePhone: '0102030405',
    mobilePhone: '0607080901',
    mail: 'd@example.test',
  },
};

export const REPRESENTATIVE: LegalRepresentative = {
  relation: 'FTH',
  prefix: 'M',
  familyName: 'PAT-TROIS',
  givenName: 'JEAN',
  contact: { street: '3 rue d’Amsterdam', postalCode: '59000', city: 'LILLE', mobilePhone: '0601020304' },
};

/** The user, at a fixed time. */
export function registrationContext(): RegistrationContext {
  const emitter = resolveEmitter({
    user: PHYSICIAN,
    structure: PRACTICE,
    practiceSetting: 'AMBULATOIRE',
    software: SOFTWARE,
  });
  return {
    software: SOFTWARE,
    processingCode: 'D',
    // The day is another one in Paris.
    now: new Date('2024-06-30T22:30:00Z'),
    timeZone: 'Europe/Paris',
    author: emitter.author,
  };
}
