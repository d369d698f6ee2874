import { z } from 'zod';
import { defineCommand } from './define.js';
import { insAnswer, patientFields } from './dmp-structures.js';
import { requiredBirthday, requiredInt, requiredText, text } from './fields.js';

/** Commands that find out who a patient is (js-api 8.3). */

/** Longest national number: 15 characters, blanks between them, the letter of a test number. */
const NUMBER = 32;

/** js-api 8.3, TD0.0. */
export const hl_getCertifiedIdentity = defineCommand({
  name: 'hl_getCertifiedIdentity',
  group: 'dmp-patient',
  summary: 'Identity of somebody from the number of the insured person; withdrawn by the DMP in 2023.',
  kind: 'answer',
  session: true,
  timeoutSeconds: 20,
  needs: ['dmp-connector'],
  input: z.object({
    s_nirOD: requiredText(NUMBER).describe(
      'Number of the insured person, as on the card, with its test letter.',
    ),
    s_birthDate: requiredBirthday('Birthday of the person'),
    i_birthRank: requiredInt({ min: 1, max: 9 }).describe('Rank of birth, 1 except for twins.'),
    s_nirIndividu: text(NUMBER).describe('Number of the person, when it is known.'),
  }),
  output: z.object({
    Ins: insAnswer.describe('INS of the person.'),
    s_birthday: z.string().describe('Birthday, `YYYYMMDD`.'),
    s_patientName: z.string().describe('Family name.'),
    s_patientGivenName: z.string().describe('Given name.'),
  }),
});

/** js-api 8.3. */
export const hl_getInsNirFromInsC = defineCommand({
  name: 'hl_getInsNirFromInsC',
  group: 'dmp-patient',
  summary: 'The INS of a patient whose INS-C is known.',
  kind: 'answer',
  session: true,
  timeoutSeconds: 30,
  needs: ['dmp-connector'],
  input: z.object({ s_insC: requiredText(NUMBER).describe('INS-C: 20 digits and their key.') }),
  output: z.object({ Ins: insAnswer.describe('INS of the patient.') }),
});

/** js-api 8.3, TD0.9. */
export const hl_getWebPsDmpUrls = defineCommand({
  name: 'hl_getWebPsDmpUrls',
  group: 'dmp-patient',
  summary: 'Addresses of the pages of a patient in the web site of the DMP; nothing is asked of it.',
  kind: 'answer',
  session: true,
  timeoutSeconds: 2,
  needs: ['dmp-connector'],
  input: z.object({ ...patientFields }),
  output: z.object({
    Urls: z
      .array(z.string())
      .length(8)
      .readonly()
      .describe(
        'Dashboard, record, management, documents, care pathway, access history, settings, wishes and rights.',
      ),
  }),
});
