import { z } from 'zod';
import { zeroOrOne } from './answer-fields.js';
import { connectorFields, teleserviceUrl } from './connector-fields.js';
import { defineCommand } from './define.js';
import { ALDI_RESULTS } from './enumerations.js';
import { flag, text } from './fields.js';
import { lpsInfos, vitalePatientIndex } from './lps-infos.js';
import { listValues } from './values.js';

/** ALDi (js-api 12.3): entirely ours, the answer of the real service is not public. */

const ISO_DAY = /^\d{4}-\d{2}-\d{2}$/;

/** js-api 12.3. */
export const hl_createAldiConnector = defineCommand({
  name: 'hl_createAldiConnector',
  group: 'aldi',
  summary: 'Opens ALDi for the professional of the card, in one of his practice locations.',
  kind: 'answer',
  session: true,
  timeoutSeconds: 20,
  needs: ['cpx-reader'],
  input: z.object({
    ...connectorFields('the teleservice'),
    s_aldiUrl: teleserviceUrl(
      'Address of the teleservices. Absent: that of the settings or the environment.',
    ),
    s_connectionDomain: teleserviceUrl('The same under another name.'),
    s_serverUrl: teleserviceUrl('The same under another name.'),
    s_url: teleserviceUrl('The same under another name.'),
    s_dmpUrl: teleserviceUrl('The same under another name.'),
  }),
  output: z.object({}),
});

/** js-api 12.3. */
export const hl_getAldi = defineCommand({
  name: 'hl_getAldi',
  group: 'aldi',
  summary:
    'Long-term illnesses of a person of the Vitale card, which must still be in its reader. Experimental.',
  kind: 'answer',
  session: true,
  timeoutSeconds: 60,
  needs: ['aldi-connector', 'vitale-card'],
  input: z.object({
    LpsInfos: lpsInfos,
    i_vitalePatientIndex: vitalePatientIndex,
    s_referenceDate: text(10)
      .refine((date) => date === undefined || ISO_DAY.test(date), 'must be a date YYYY-MM-DD')
      .meta({
        pattern: ISO_DAY.source,
        description: 'Day the rights are asked for, `YYYY-MM-DD`; default today.',
      }),
    i_returnRawAnswer: flag().describe('1: also the answer as the service wrote it.'),
  }),
  output: z.object({
    i_aldiResult: z.int().describe(`Outcome: ${listValues(ALDI_RESULTS)}.`),
    Alds: z
      .array(
        z.object({
          s_type: z.string().describe('Kind, as the service names it.'),
          s_number: z.string().describe('Number in the list of long-term illnesses, or empty.'),
          s_label: z.string().describe('Label.'),
          s_code: z.string().describe('CIM-10 code, or empty: physicians alone receive it.'),
          i_exoneration: zeroOrOne().describe('1 when care for it is exempt from the patient’s share.'),
          s_reason: z.string().describe('Reason of the exemption, or empty.'),
          s_startDate: z.string().describe('Since when, `YYYY-MM-DD`.'),
          s_endDate: z.string().describe('Until when, `YYYY-MM-DD`; empty without planned end.'),
        }),
      )
      .readonly()
      .describe('Illnesses found.'),
    s_rawAnswerInBase64: z.string().optional().describe('The answer as XML, with `i_returnRawAnswer`.'),
  }),
});
