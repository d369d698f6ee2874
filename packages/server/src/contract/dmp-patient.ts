import { z } from 'zod';
import { defineCommand } from './define.js';
import { adminDataAnswer, patientFields } from './dmp-structures.js';

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
    ExistingTestAnswer: z.object({
      AdminData: adminDataAnswer,
      i_dmpStatus: z.int(),
      i_sex: z.int(),
      i_userAuthorization: z.int(),
      i_webAccessIsOpen: z.int(),
      s_closingDate: z.string().optional(),
      s_closingMessage: z.string().optional(),
    }),
    i_treatingPhysician: z.int(),
  }),
});
