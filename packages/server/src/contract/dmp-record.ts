import { z } from 'zod';
import { defineCommand } from './define.js';
import {
  administrativeDataAnswer,
  contactDetailsFields,
  createdAdministrativeData,
  updatedAdministrativeData,
  vitaleData,
} from './dmp-record-structures.js';
import { patientFields } from './dmp-structures.js';
import { GENDERS, SEXES } from './enumerations.js';
import { flag, oneOf, requiredBirthday, requiredStructure, requiredText, text } from './fields.js';
import { pdfAnswer } from './pdf-answer.js';
import { listValues } from './values.js';

/** Commands on the life of a record (js-api 8.4). */

const LABEL = 256;

/** js-api 8.4, TD1.3a. */
export const hl_getDmpAdministrativeData = defineCommand({
  name: 'hl_getDmpAdministrativeData',
  group: 'dmp-record',
  summary: 'Administrative data of a record.',
  kind: 'answer',
  session: true,
  timeoutSeconds: 10,
  needs: ['dmp-connector'],
  input: z.object({ ...patientFields }),
  output: z.object(administrativeDataAnswer),
});

/** js-api 8.4, TD1.3b. */
export const hl_updateDmpAdministrativeData = defineCommand({
  name: 'hl_updateDmpAdministrativeData',
  group: 'dmp-record',
  summary: 'Changes the administrative data of a record that is not part of Mon espace santé.',
  kind: 'answer',
  session: true,
  timeoutSeconds: 10,
  needs: ['dmp-connector'],
  input: z.object({
    DmpAdministrativeData: requiredStructure(updatedAdministrativeData).describe(
      'The whole of the data, as `hl_getDmpAdministrativeData` answers them; `i_guardian` says what to do.',
    ),
  }),
  output: z.object({}),
});

const creation = {
  DmpAdministrativeData: requiredStructure(createdAdministrativeData).describe(
    'The patient and the legal representative.',
  ),
  VitaleData: requiredStructure(vitaleData).describe('What the Vitale card says of the patient.'),
};

/** js-api 8.4, TD1.1. */
export const hl_createDmp = defineCommand({
  name: 'hl_createDmp',
  group: 'dmp-record',
  summary: 'Creates the record of a patient; the DMP has withdrawn this since Mon espace santé.',
  kind: 'answer',
  session: true,
  timeoutSeconds: 10,
  needs: ['dmp-connector'],
  input: z.object(creation),
  output: z.object({}),
});

/** js-api 8.4, TD1.1 and TD1.5a. */
export const hl_createDmpAndOtp = defineCommand({
  name: 'hl_createDmpAndOtp',
  group: 'dmp-record',
  summary:
    'Creates the record of a patient and, with a mobile phone or a mail, his web access; the PDF is for the patient.',
  kind: 'answer',
  session: true,
  timeoutSeconds: 20,
  needs: ['dmp-connector'],
  input: z.object({ ...creation, i_returnAsFile: flag().describe('1: the PDF is a file too.') }),
  output: z.object(pdfAnswer),
});

/** js-api 8.4, TD1.2. */
export const hl_reactivateDmp = defineCommand({
  name: 'hl_reactivateDmp',
  group: 'dmp-record',
  summary: 'Opens a closed record again; the DMP has withdrawn this since Mon espace santé.',
  kind: 'answer',
  session: true,
  timeoutSeconds: 10,
  needs: ['dmp-connector'],
  input: z.object({
    ...patientFields,
    i_gender: oneOf(Object.values(GENDERS), `Civility: ${listValues(GENDERS)}.`),
    s_given: requiredText(LABEL).describe('Given name.'),
    s_name: requiredText(LABEL).describe('Family name in use.'),
    i_sex: oneOf(Object.values(SEXES), `Sex: ${listValues(SEXES)}.`),
    s_birthDay: requiredBirthday('Birthday'),
    s_birthName: requiredText(LABEL).describe('Birth name.'),
    s_birthCountry: text(LABEL).describe('Country of birth.'),
    ...contactDetailsFields,
    s_country: text(LABEL).describe('Country.'),
  }),
  output: z.object({}),
});

/** js-api 8.4, TD1.4. */
export const hl_closeDmp = defineCommand({
  name: 'hl_closeDmp',
  group: 'dmp-record',
  summary: 'Closes a record that is not part of Mon espace santé.',
  kind: 'answer',
  session: true,
  timeoutSeconds: 10,
  needs: ['dmp-connector'],
  input: z.object({
    ...patientFields,
    s_reason: requiredText(1024).describe('Why; the DMP keeps it.'),
    s_name: requiredText(LABEL).describe('Family name of the patient.'),
    s_given: requiredText(LABEL).describe('Given name of the patient.'),
  }),
  output: z.object({}),
});
