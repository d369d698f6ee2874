import { z } from 'zod';
import { zeroOrOne } from './answer-fields.js';
import { defineCommand } from './define.js';
import { adminDataAnswer, patientFields } from './dmp-structures.js';
import { DMP_STATUSES, SEXES, USER_AUTHORIZATIONS } from './enumerations.js';
import { listValues } from './values.js';

/** js-api 8.3, TD0.2. */
export const hl_getDirectAuthenticationDMPStatus = defineCommand({
  name: 'hl_getDirectAuthenticationDMPStatus',
  group: 'dmp-patient',
  summary: 'Whether a patient has a DMP and what the professional may do in it.',
  kind: 'answer',
  session: true,
  timeoutSeconds: 6,
  needs: ['dmp-connector'],
  input: z.object({ ...patientFields }),
  output: z.object({
    ExistingTestAnswer: z
      .object({
        AdminData: adminDataAnswer.describe('Identity of the patient in the DMP.'),
        i_dmpStatus: z.int().describe(`State of the record: ${listValues(DMP_STATUSES)}.`),
        i_sex: z.int().describe(`Sex: ${listValues(SEXES)}.`),
        i_userAuthorization: z
          .int()
          .describe(
            `Right of the professional: ${listValues(USER_AUTHORIZATIONS)}; "unknown": no record, or closed.`,
          ),
        i_webAccessIsOpen: zeroOrOne().describe('1 when the patient has a web access.'),
        s_closingDate: z.string().optional().describe('When the record was closed.'),
        s_closingMessage: z.string().optional().describe('Why the record was closed.'),
      })
      .describe('What the DMP answered.'),
    i_treatingPhysician: zeroOrOne().describe('1 when the professional is the treating physician.'),
  }),
});
