import { z } from 'zod';
import { defineCommand } from './define.js';
import { int, requiredText } from './fields.js';

/** Characters kept of a date: the rule that names the form refuses what is too long. */
const DATE_CHARACTERS = 16;

const cardDate = () =>
  requiredText(DATE_CHARACTERS).describe(
    'Birthday as the Vitale card holds it, `YYMMDD` or `DDMMYYYY`; month and day may be outside of the calendar.',
  );

const quality = () =>
  int({ min: -1, max: 99 }).describe(
    'Quality of the person on the card (`i_quality`); 6 is a child. Needed when the date has no century.',
  );

/** js-api 7. */
export const hl_convertLunarDateToStandardDate = defineCommand({
  name: 'hl_convertLunarDateToStandardDate',
  group: 'dates',
  summary: 'Brings a “lunar” birthday of a Vitale card back into the calendar.',
  kind: 'answer',
  session: true,
  timeoutSeconds: 5,
  input: z.object({ s_date: cardDate() }),
  output: z.object({
    s_date: z
      .string()
      .describe(
        'The date in the form it was given in: a month that is none becomes 01, day 00 becomes 01, a day after the end of the month its last one. Unchanged when it is in the calendar.',
      ),
  }),
});

/** js-api 7. */
export const hl_computeBirthDayCentury = defineCommand({
  name: 'hl_computeBirthDayCentury',
  group: 'dates',
  summary: 'Tells the century of a birthday of a Vitale card.',
  kind: 'answer',
  session: true,
  timeoutSeconds: 5,
  input: z.object({ s_date: cardDate(), i_quality: quality() }),
  output: z.object({
    i_century: z
      .int()
      .describe(
        'First two digits of the year, 19 or 20: the newest century that is not in the future and, unless the person is a child, makes them 16 or more. Of a date with its century, that century.',
      ),
  }),
});

/** js-api 7. */
export const hl_regularizeBirthDateIfNeeded = defineCommand({
  name: 'hl_regularizeBirthDateIfNeeded',
  group: 'dates',
  summary: 'Turns a birthday of a Vitale card into a day of the calendar, with its century.',
  kind: 'answer',
  session: true,
  timeoutSeconds: 5,
  input: z.object({ s_date: cardDate(), i_quality: quality() }),
  output: z.object({ s_date: z.string().describe('The day, `YYYYMMDD`.') }),
});
