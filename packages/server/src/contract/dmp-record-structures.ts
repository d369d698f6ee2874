import { z } from 'zod';
import { zeroOrOne } from './answer-fields.js';
import { insAnswer, patientFields } from './dmp-structures.js';
import { GENDERS, GUARDIAN_ACTIONS, GUARDIAN_ROLES, GUARDIAN_STATUSES, SEXES } from './enumerations.js';
import {
  birthday,
  optionalFlag,
  optionalOneOf,
  requiredStructure,
  requiredText,
  structure,
  text,
} from './fields.js';
import { listValues } from './values.js';

/** `DmpAdministrativeData` and its members (js-api 8.0), as they are given and as they are answered. */

const LABEL = 256;

const genderInWords = `Civility: ${listValues(GENDERS)}.`;
const sexInWords = `Sex: ${listValues(SEXES)}.`;
const roleInWords = `Relation to the patient: ${listValues(GUARDIAN_ROLES)}; 0 another one.`;

const gender = () => optionalOneOf([0, ...Object.values(GENDERS)], genderInWords);

const civilStatus = z.object({
  i_gender: gender(),
  s_name: text(LABEL).describe('Family name in use.'),
  s_given: text(LABEL).describe('Given name.'),
});

/** `CivilStatus` of somebody who must be named. */
export const namedCivilStatus = z.object({
  i_gender: gender(),
  s_name: requiredText(LABEL).describe('Family name in use.'),
  s_given: requiredText(LABEL).describe('Given name.'),
});

/** `ContactDetails`, all optional. */
export const contactDetailsFields = {
  s_address: text(LABEL).describe('Number and street.'),
  s_addressComplement: text(LABEL).describe('Building, floor, hamlet.'),
  s_city: text(LABEL).describe('City.'),
  s_landlinePhone: text(32).describe('Phone.'),
  s_mail: text(LABEL).describe('Electronic address.'),
  s_mobilePhone: text(32).describe('Mobile phone.'),
  s_postalCode: text(16).describe('Postal code.'),
};

const contactDetails = z.object(contactDetailsFields);

/** `PatientOppositions`, under its two names (8.0). */
const oppositions = z.object({
  i_brisDeGlaceOpposition: optionalFlag().describe('1: no access by break-glass.'),
  i_centre15Opposition: optionalFlag().describe('1: no access by emergency call centres.'),
});

const guardianData = z.object({
  i_role: optionalOneOf([0, ...Object.values(GUARDIAN_ROLES)], roleInWords),
  CivilStatus: structure(civilStatus).describe('Who it is.'),
  ContactDetails: structure(contactDetails).describe('Where to reach him.'),
});

const patientData = z.object({
  ...patientFields,
  ExtendedCivilStatus: requiredStructure(
    z.object({
      CivilStatus: requiredStructure(namedCivilStatus).describe('Civility and names in use.'),
      i_sex: optionalOneOf(Object.values(SEXES), sexInWords),
      s_birthCountry: text(LABEL).describe('Country of birth.'),
      s_birthDay: birthday('Birthday'),
      s_birthName: text(LABEL).describe('Birth name.'),
    }),
  ).describe('Civil status.'),
  ExtendedContactDetails: structure(
    z.object({
      ContactDetails: structure(contactDetails).describe('Address, phones, mail.'),
      s_country: text(LABEL).describe('Country.'),
    }),
  ).describe('Contact details.'),
});

const administrativeData = (guardian: Readonly<Record<string, number>>) =>
  z.object({
    PatientData: requiredStructure(patientData).describe('The patient.'),
    PatientOppositions: structure(oppositions).describe('What the patient does not allow.'),
    PatientOppositionsStatus: structure(oppositions).describe('Other name of `PatientOppositions`.'),
    i_guardian: optionalOneOf([0, ...Object.values(guardian)], `Guardian: ${listValues(guardian)}.`),
    GuardianData: structure(guardianData).describe('The legal representative.'),
  });

/** `DmpAdministrativeData` of a creation. */
export const createdAdministrativeData = administrativeData(GUARDIAN_STATUSES);

/** `DmpAdministrativeData` of an update: a whole earlier answer may come back, `s_status` included (8.4). */
export const updatedAdministrativeData = administrativeData(GUARDIAN_ACTIONS);

/** `VitaleData` of a creation (8.0). */
export const vitaleData = z.object({
  s_name: text(LABEL).describe('Name of the Vitale card.'),
  s_birthName: text(LABEL).describe('Birth name of the Vitale card.'),
  s_given: requiredText(LABEL).describe('Given name of the Vitale card.'),
  s_birthDay: requiredText(8).describe('Birthday of the Vitale card, `YYMMDD`.'),
});

const civilStatusAnswer = z.object({
  i_gender: z.int().describe(genderInWords),
  s_name: z.string().describe('Family name in use.'),
  s_given: z.string().describe('Given name.'),
});

const contactDetailsAnswer = z.object({
  s_address: z.string().describe('Number and street.'),
  s_addressComplement: z.string().describe('Building, floor, hamlet.'),
  s_city: z.string().describe('City.'),
  s_landlinePhone: z.string().describe('Phone.'),
  s_mail: z.string().describe('Electronic address.'),
  s_mobilePhone: z.string().describe('Mobile phone.'),
  s_postalCode: z.string().describe('Postal code.'),
});

/** The members of `DmpAdministrativeData` in an answer: each is there, clients read them without a test (8.0). */
export const administrativeDataAnswer = {
  PatientData: z
    .object({
      s_ins: z.string().describe('INS, followed by its letter unless it is a real NIR.'),
      Ins: insAnswer.describe('The same as a structure.'),
      ExtendedCivilStatus: z
        .object({
          CivilStatus: civilStatusAnswer.describe('Civility and names in use.'),
          i_sex: z.int().describe(sexInWords),
          s_birthCountry: z.string().describe('Country of birth.'),
          s_birthDay: z.string().describe('Birthday, `YYYYMMDD`.'),
          s_birthName: z.string().describe('Birth name.'),
        })
        .describe('Civil status.'),
      ExtendedContactDetails: z
        .object({
          ContactDetails: contactDetailsAnswer.describe('Address, phones, mail.'),
          s_country: z.string().describe('Country.'),
        })
        .describe('Contact details.'),
    })
    .describe('The patient.'),
  PatientOppositions: z
    .object({
      i_brisDeGlaceOpposition: zeroOrOne().describe('1: no access by break-glass.'),
      i_centre15Opposition: zeroOrOne().describe('1: no access by emergency call centres.'),
    })
    .describe('What the patient does not allow.'),
  i_guardian: z.int().describe(`Guardian: ${listValues(GUARDIAN_STATUSES)}.`),
  GuardianData: z
    .object({
      i_role: z.int().describe(roleInWords),
      CivilStatus: civilStatusAnswer.describe('Who it is; empty without guardian.'),
      ContactDetails: contactDetailsAnswer.describe('Where to reach him; empty without guardian.'),
    })
    .describe('The legal representative.'),
};
