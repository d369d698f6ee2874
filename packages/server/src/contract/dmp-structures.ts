import { z } from 'zod';
import {
  AUTHENTICATION_MODES,
  EVENT_CLASSIFICATIONS,
  INS_TYPES,
  PROFESSIONAL_IDENTIFIER_TYPES,
  SEXES,
} from './enumerations.js';
import { int, list, requiredText, structure, text } from './fields.js';
import { listValues } from './values.js';

/** Structures shared by the DMP commands (js-api 2.7, 8.0). */

/** Longest name, label or title of the structures. */
const LABEL = 256;

/** Longest identifier: an OID, a national number, `prefix + structure / internal`. */
const IDENTIFIER = 128;

/** The patient: `s_ins` with its letter, or the structure `Ins`; the structure wins (2.7). */
export const patientFields = {
  s_ins: text(IDENTIFIER).describe(
    'The patient: INS, 15 digits followed by `T` or `D` for a test or demonstration number; 22 digits are an INS-C.',
  ),
  Ins: structure(
    z.object({
      s_ins: text(IDENTIFIER).describe('The INS alone.'),
      s_insType: text(1).describe(`Its kind: ${listValues(INS_TYPES)}.`),
      s_oid: text(IDENTIFIER).describe('OID of the identifier’s authority, when the letter does not say it.'),
    }),
  ).describe('The patient, as a structure; wins over `s_ins`. One of the two is needed.'),
};

/** `Ins` of an answer (2.7). */
export const insAnswer = z.object({
  s_ins: z.string().describe('The INS alone.'),
  s_insType: z.string().describe(`Its kind: ${listValues(INS_TYPES)}.`),
});

/** Identity of a patient as the DMP gives it (8.3). */
export const adminDataAnswer = z.object({
  Ins: insAnswer.describe('The patient’s INS.'),
  s_birthday: z.string().describe('Birthday, `YYYYMMDD`.'),
  s_patientName: z.string().describe('Family name.'),
  s_patientGivenName: z.string().describe('Given name.'),
  s_insC: z.string().optional().describe('INS-C, if the patient has one.'),
});

/** `Hp` of a sent document: both spellings of the speciality (8.0). */
export const hpInput = z.object({
  s_hpName: requiredText(LABEL).describe('Family name of the professional.'),
  s_hpGiven: requiredText(LABEL).describe('Given name of the professional.'),
  s_hpProfession: requiredText(IDENTIFIER).describe('Code of the profession.'),
  s_hpProfessionOid: text(IDENTIFIER).describe('OID of the table of that code.'),
  s_hpSpecialty: text(IDENTIFIER).describe('Code of the speciality.'),
  s_hpSpeciality: text(IDENTIFIER).describe('The same in the spelling of the answers.'),
  s_hpInternalId: requiredText(IDENTIFIER).describe('Identifier of the professional.'),
  i_hpInternalIdType: int({ min: 1, max: 12 }).describe(
    'Kind of that identifier; default 12, an identifier within the current structure.',
  ),
});

/** `Hp` of an answer (8.0). */
export const hpAnswer = z.object({
  s_hpName: z.string().describe('Family name of the professional.'),
  s_hpGiven: z.string().describe('Given name of the professional.'),
  s_hpProfession: z.string().describe('Code of the profession.'),
  s_hpProfessionOid: z.string().describe('OID of the table of that code.'),
  s_hpProfessionDescription: z.string().describe('Label of the profession, in French.'),
  s_hpSpeciality: z.string().describe('Code of the speciality.'),
  s_hpSpecialityDescription: z.string().describe('Label of the speciality, in French.'),
  s_hpInternalId: z.string().describe('Identifier of the professional.'),
  i_hpInternalIdType: z
    .int()
    .describe(`Kind of that identifier: ${listValues(PROFESSIONAL_IDENTIFIER_TYPES)}.`),
  i_hpAuthenticationMode: z.int().describe(`How the author was known: ${listValues(AUTHENTICATION_MODES)}.`),
  s_hpInstitution: z.string().describe('Structure of the professional.'),
  i_handle: z.int().optional().describe('Handle of the professional, in search results.'),
});

const classifications = Object.keys(EVENT_CLASSIFICATIONS);

/** `EventCode` of a sent document; the number of 11.9 serves where the name is absent. */
export const eventCodeInput = z.object({
  s_classification: text(IDENTIFIER)
    .refine(
      (name) => name === undefined || classifications.includes(name),
      `must be one of ${classifications.join(', ')}`,
    )
    .meta({ enum: classifications, description: 'Classification of the code.' }),
  i_classification: int({ min: 1, max: 5 }).describe(
    `The same as a number: ${listValues(EVENT_CLASSIFICATIONS)}.`,
  ),
  s_code: requiredText(IDENTIFIER).describe('The code.'),
  s_description: text(LABEL).describe('Label of the code.'),
});

/** `EventCode` of an answer (8.0). */
export const eventCodeAnswer = z.object({
  s_classification: z.string().describe('Classification of the code.'),
  i_classification: z.int().describe(`The same as a number: ${listValues(EVENT_CLASSIFICATIONS)}.`),
  s_code: z.string().describe('The code.'),
  s_description: z.string().describe('Label of the code.'),
});

/** `Address` (8.0, 11.16). */
const address = z.object({
  i_type: int().describe('Kind of address: 1 home, 4 workplace; others are unknown.'),
  s_country: text(LABEL).describe('Country.'),
  s_state: text(LABEL).describe('State or region.'),
  s_city: text(LABEL).describe('City.'),
  s_postalCode: text(LABEL).describe('Postal code.'),
  s_houseNumber: text(LABEL).describe('House number as written, e.g. `12 bis`.'),
  s_houseNumberNumeric: text(LABEL).describe('House number, digits alone.'),
  s_streetName: text(LABEL).describe('Name of the street.'),
  i_streetNameType: int().describe('Kind of street: 11 Place, 15 Rue; others are unknown.'),
  s_additionalLocator: text(LABEL).describe('Building, staircase, floor.'),
  s_unitId: text(LABEL).describe('Flat.'),
  s_postBox: text(LABEL).describe('Post office box.'),
  s_precInct: text(LABEL).describe('District.'),
});

/** `Telecom` (8.0, 11.16). */
const telecom = z.object({
  i_type: int().describe('Kind: 1 phone, 3 mail; others are unknown.'),
  i_usage: int().describe('Usage: 8 mobile, 10 unknown.'),
  s_value: requiredText(LABEL).describe('Number or address.'),
});

/** `Informant` (8.0, 11.16). */
export const informantInput = z.object({
  s_name: requiredText(LABEL).describe('Family name of the informant.'),
  s_given: requiredText(LABEL).describe('Given name of the informant.'),
  i_type: int().describe('Kind: 1 informant, 2 emergency contact, 3 trusted person, 4 unknown.'),
  i_relationType: int().describe('Relation to the patient; the list of values is not public.'),
  Addresses: list(address, 10).describe('Addresses.'),
  Telecoms: list(telecom, 10).describe('Phones and mails.'),
});

/** `PatientIdentity`: the qualified traits a document header must carry (8.5). */
export const patientIdentityInput = structure(
  z.object({
    s_birthName: text(LABEL).describe('Birth name.'),
    s_birthGiven: text(LABEL).describe('First given name of birth.'),
    s_givens: text(LABEL).describe('All given names of birth.'),
    s_usedName: text(LABEL).describe('Name in use.'),
    s_usedGiven: text(LABEL).describe('Given name in use.'),
    s_birthDate: text(10).describe('Birthday, `YYYY-MM-DD`.'),
    i_sex: int({ min: 1, max: 3 }).describe(`Sex: ${listValues(SEXES)}.`),
    s_birthPlace: text(5).describe('COG code of the birth place.'),
  }),
).describe('Qualified traits of the patient, that the header of a document must carry.');
