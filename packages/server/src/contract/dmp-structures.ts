import { z } from 'zod';
import { EVENT_CLASSIFICATIONS } from './enumerations.js';
import { int, list, requiredText, structure, text } from './fields.js';

/** Structures shared by the DMP commands (js-api 2.7, 8.0). */

/** Longest name, label or title of the structures. */
const LABEL = 256;

/** Longest identifier: an OID, a national number, `prefix + structure / internal`. */
const IDENTIFIER = 128;

/** The patient: `s_ins` with its letter, or the structure `Ins`; the structure wins (2.7). */
export const patientFields = {
  s_ins: text(IDENTIFIER),
  Ins: structure(z.object({ s_ins: text(IDENTIFIER), s_insType: text(1), s_oid: text(IDENTIFIER) })),
};

const insAnswer = z.object({ s_ins: z.string(), s_insType: z.string() });

/** Identity of a patient as the DMP gives it (8.3). */
export const adminDataAnswer = z.object({
  Ins: insAnswer,
  s_birthday: z.string(),
  s_patientName: z.string(),
  s_patientGivenName: z.string(),
  s_insC: z.string().optional(),
});

/** `Hp` of a sent document: both spellings of the speciality (8.0). */
export const hpInput = z.object({
  s_hpName: requiredText(LABEL),
  s_hpGiven: requiredText(LABEL),
  s_hpProfession: requiredText(IDENTIFIER),
  s_hpProfessionOid: text(IDENTIFIER),
  s_hpSpecialty: text(IDENTIFIER),
  s_hpSpeciality: text(IDENTIFIER),
  s_hpInternalId: requiredText(IDENTIFIER),
  i_hpInternalIdType: int({ min: 1, max: 12 }),
});

/** `Hp` of an answer (8.0). */
export const hpAnswer = z.object({
  s_hpName: z.string(),
  s_hpGiven: z.string(),
  s_hpProfession: z.string(),
  s_hpProfessionOid: z.string(),
  s_hpProfessionDescription: z.string(),
  s_hpSpeciality: z.string(),
  s_hpSpecialityDescription: z.string(),
  s_hpInternalId: z.string(),
  i_hpInternalIdType: z.int(),
  i_hpAuthenticationMode: z.int(),
  s_hpInstitution: z.string(),
  i_handle: z.int().optional(),
});

const classifications = Object.keys(EVENT_CLASSIFICATIONS);

/** `EventCode` of a sent document; the number of 11.9 serves where the name is absent. */
export const eventCodeInput = z.object({
  s_classification: text(IDENTIFIER).refine(
    (name) => name === undefined || classifications.includes(name),
    `must be one of ${classifications.join(', ')}`,
  ),
  i_classification: int({ min: 1, max: 5 }),
  s_code: requiredText(IDENTIFIER),
  s_description: text(LABEL),
});

/** `EventCode` of an answer (8.0). */
export const eventCodeAnswer = z.object({
  s_classification: z.string(),
  i_classification: z.int(),
  s_code: z.string(),
  s_description: z.string(),
});

/** `Address` (8.0, 11.16). */
const address = z.object({
  i_type: int(),
  s_country: text(LABEL),
  s_state: text(LABEL),
  s_city: text(LABEL),
  s_postalCode: text(LABEL),
  s_houseNumber: text(LABEL),
  s_houseNumberNumeric: text(LABEL),
  s_streetName: text(LABEL),
  i_streetNameType: int(),
  s_additionalLocator: text(LABEL),
  s_unitId: text(LABEL),
  s_postBox: text(LABEL),
  s_precInct: text(LABEL),
});

/** `Telecom` (8.0, 11.16). */
const telecom = z.object({ i_type: int(), i_usage: int(), s_value: requiredText(LABEL) });

/** `Informant` (8.0, 11.16). */
export const informantInput = z.object({
  s_name: requiredText(LABEL),
  s_given: requiredText(LABEL),
  i_type: int(),
  i_relationType: int(),
  Addresses: list(address, 10),
  Telecoms: list(telecom, 10),
});

/** `PatientIdentity`: the qualified traits a document header must carry (8.5). */
export const patientIdentityInput = structure(
  z.object({
    s_birthName: text(LABEL),
    s_birthGiven: text(LABEL),
    s_givens: text(LABEL),
    s_usedName: text(LABEL),
    s_usedGiven: text(LABEL),
    s_birthDate: text(10),
    i_sex: int({ min: 1, max: 3 }),
    s_birthPlace: text(5),
  }),
);
