import { z } from 'zod';
import { connectorFields, teleserviceUrl } from './connector-fields.js';
import { defineCommand } from './define.js';
import { INSI_RESULTS, SEXES } from './enumerations.js';
import { flag, requiredInt, requiredText, text } from './fields.js';
import { lpsInfos, vitalePatientIndex } from './lps-infos.js';
import { listValues } from './values.js';

/** INSi (js-api 9; teleservices 12, 13). */

const TIMEOUT_SECONDS = 60;
const ISO_DAY = /^\d{4}-\d{2}-\d{2}$/;

const careContext = text(256).describe(
  'What the search is made for, such as the reference of the visit: it goes to the journal. Default: the session.',
);

/** Traits that a user typed: accents, case and spaces are put right, the rest is refused with its reason. */
const traits = {
  s_birthName: requiredText(80).describe('Birth name.'),
  s_given: requiredText(61).describe('Given name of birth, or several with spaces between them.'),
  i_sex: requiredInt()
    .refine((sex) => sex === SEXES.M || sex === SEXES.F, 'must be 2 (male) or 3 (female)')
    .meta({ enum: [SEXES.M, SEXES.F], description: `Sex: ${listValues(SEXES)}; it may not be unknown.` }),
  s_birthDate: requiredText(10)
    .refine((date) => ISO_DAY.test(date), 'must be a date YYYY-MM-DD')
    .meta({ pattern: ISO_DAY.source, description: 'Birthday, `YYYY-MM-DD`.' }),
  s_birthPlace: text(5).describe('COG code of the birth place: of the commune, or of the country.'),
};

const nationalIns = z.object({
  s_value: z.string().describe('Matricule, 13 characters.'),
  s_key: z.string().describe('Its key, as the service gives it.'),
  s_oid: z.string().describe('OID of its kind.'),
  s_startDate: z.string().describe('Since when, `YYYY-MM-DD` or empty.'),
  s_endDate: z.string().describe('Until when, `YYYY-MM-DD` or empty.'),
});

const searchOutput = z.object({
  i_insIdentityResult: z.int().describe(`Outcome: ${listValues(INSI_RESULTS)}.`),
  Identity: z
    .object({
      Ins: nationalIns.describe('The active identifier.'),
      s_birthName: z.string().describe('Birth name.'),
      s_given: z.string().describe('First given name of birth, or the one that matched.'),
      s_birthGiven: z.string().describe('Given names of birth, with spaces between them.'),
      i_sex: z.int().describe(`Sex: ${listValues(SEXES)}.`),
      s_birthDate: z.string().describe('Birthday, `YYYY-MM-DD`; it may be outside of the calendar.'),
      s_birthPlace: z.string().describe('COG code of the birth place.'),
      History: z
        .array(nationalIns)
        .readonly()
        .optional()
        .describe('Past identifiers; absent when there are none.'),
    })
    .optional()
    .describe('The identity, when there is a single one.'),
  s_overridden: z
    .string()
    .optional()
    .describe('`1` when the answer is that of the file of the test set-up: nothing was sent.'),
});

/** js-api 9. */
export const hl_createInsiConnector = defineCommand({
  name: 'hl_createInsiConnector',
  group: 'insi',
  summary: 'Opens INSi for the professional of the card, in one of his practice locations.',
  kind: 'answer',
  session: true,
  timeoutSeconds: 20,
  needs: ['cpx-reader'],
  input: z.object({
    ...connectorFields('the teleservice'),
    s_insiUrl: teleserviceUrl(
      'Address of the teleservices. Absent: that of the settings or the environment.',
    ),
    s_connectionDomain: teleserviceUrl('The same under another name.'),
    s_serverUrl: teleserviceUrl('The same under another name.'),
    s_url: teleserviceUrl('The same under another name.'),
    s_dmpUrl: teleserviceUrl('The same under another name.'),
  }),
  output: z.object({}),
});

/** js-api 9, INSi 1. */
export const hl_getInsFromVitaleCard = defineCommand({
  name: 'hl_getInsFromVitaleCard',
  group: 'insi',
  summary: 'The national identity of a person of the Vitale card, which must still be in its reader.',
  kind: 'answer',
  session: true,
  timeoutSeconds: TIMEOUT_SECONDS,
  needs: ['insi-connector', 'vitale-card'],
  input: z.object({
    LpsInfos: lpsInfos,
    i_vitalePatientIndex: vitalePatientIndex,
    s_careContext: careContext,
  }),
  output: searchOutput,
});

/** js-api 9, INSi 2. */
export const hl_getInsFromIdentityInformation = defineCommand({
  name: 'hl_getInsFromIdentityInformation',
  group: 'insi',
  summary: 'The national identity that traits belong to.',
  kind: 'answer',
  session: true,
  timeoutSeconds: TIMEOUT_SECONDS,
  needs: ['insi-connector'],
  input: z.object({
    LpsInfos: lpsInfos,
    ...traits,
    i_tryAllGivens: flag().describe(
      '1: tries the given names one after the other, then together, then with the place. Default: one search with all that is given.',
    ),
    s_careContext: careContext,
  }),
  output: searchOutput,
});

/** js-api 9, INSi 3. */
export const hl_checkInsIdentity = defineCommand({
  name: 'hl_checkInsIdentity',
  group: 'insi',
  summary: 'Whether an INS and traits agree with the national base: `OK`, else an error.',
  kind: 'answer',
  session: true,
  timeoutSeconds: TIMEOUT_SECONDS,
  needs: ['insi-connector'],
  input: z.object({
    LpsInfos: lpsInfos,
    s_ins: requiredText(13).describe('Matricule, 13 characters.'),
    s_key: requiredText(2).describe('Its key, two digits.'),
    s_oid: requiredText(32).describe('OID of its kind.'),
    ...traits,
  }),
  output: z.object({}),
});
