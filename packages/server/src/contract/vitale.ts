import { z } from 'zod';
import { readerSelection } from './cards.js';
import { defineCommand } from './define.js';
import { VITALE_STATUSES } from './enumerations.js';
import { listValues } from './values.js';

const vitalePatient = z.object({
  s_name: z.string().describe('Usual name.'),
  s_given: z.string().describe('Given name.'),
  s_birthname: z.string().describe('Birth name, empty when the card does not hold it.'),
  s_birthday: z
    .string()
    .describe('Birthday as on the card, `YYMMDD` or `DDMMYYYY`; it may be outside of the calendar.'),
  s_birthdayYYYYMMDD: z
    .string()
    .describe('Birthday as a day of the calendar, `YYYYMMDD`; empty when the card holds none.'),
  s_rawBirthdayYYYYMMDD: z
    .string()
    .describe('Birthday of the card in the order `YYYYMMDD`, with its century and no other correction.'),
  s_nir: z
    .string()
    .describe('NIR of the insured person: 13 characters, a space, the key. Empty when the card holds none.'),
  s_certifiedNir: z
    .string()
    .describe('Certified NIR of this person in the same form; empty when the card holds none.'),
  s_ins: z
    .string()
    .describe('INS-C of this person, 22 digits; empty when no NIR of this very person is known.'),
  s_insC: z.string().describe('The same as `s_ins`.'),
  i_quality: z.int().describe('Quality of the person: 0 the insured person, 6 a child; -1 when not known.'),
  i_birthRank: z.int().describe('Rank of birth: 1, except for twins.'),
});

/** What a Vitale card says: an answer, and a part of the events of a monitor (js-api 4.3, 4.5). */
export const vitaleContent = z.object({
  i_cardStatus: z.int().describe(`Kind of card: ${listValues(VITALE_STATUSES)}.`),
  s_cardStatusText: z.string().describe('The same in words.'),
  Patients: z
    .array(vitalePatient)
    .readonly()
    .describe('The people of the card in its order: other commands name one by this position, from 0.'),
});

/** js-api 4.5. */
export const hl_getVitaleCard = defineCommand({
  name: 'hl_getVitaleCard',
  group: 'cards',
  summary: 'Chooses the reader of the Vitale card, empty or not, by name or by position in the list.',
  kind: 'answer',
  session: true,
  timeoutSeconds: 10,
  input: readerSelection,
  output: z.object({}),
});

/** js-api 4.5. */
export const hl_readVitaleCard = defineCommand({
  name: 'hl_readVitaleCard',
  group: 'cards',
  summary: 'Reads the people of the Vitale card.',
  kind: 'answer',
  session: true,
  timeoutSeconds: 20,
  needs: ['vitale-reader'],
  input: z.object({}),
  output: vitaleContent,
});
