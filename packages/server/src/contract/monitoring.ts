import { z } from 'zod';
import { zeroOrOne } from './answer-fields.js';
import { defineCommand } from './define.js';
import { CPX_STATES, VITALE_STATES } from './enumerations.js';
import { requiredInt } from './fields.js';
import { listValues } from './values.js';
import { vitaleContent } from './vitale.js';

const DAY_SECONDS = 86_400;

/** `i_checkingInterval` of a card monitor: zero is taken for one second, the least there is (js-api 4.3). */
export const checkingInterval = () =>
  requiredInt({ min: 0, max: DAY_SECONDS }).describe(
    'Seconds between two looks at the card. An upper bound: a card that comes or leaves is told at once where the smart card service announces it, within a second elsewhere.',
  );

/** js-api 4.3. */
export const hl_startCpxCardMonitoring = defineCommand({
  name: 'hl_startCpxCardMonitoring',
  group: 'monitoring',
  summary: 'Tells the state of the professional’s card, then each change of it.',
  kind: 'monitor',
  session: true,
  timeoutSeconds: 15,
  needs: ['cpx-reader'],
  input: z.object({ i_checkingInterval: checkingInterval() }),
  output: z.object({
    i_cardStatus: z
      .int()
      .describe(
        `State of the card: ${listValues(CPX_STATES)}. After 4, hl_getCpxCard must be called again: another card may be in the reader.`,
      ),
    s_cardStatus: z.string().describe('The same in words.'),
  }),
});

/** js-api 4.3. */
export const hl_startVitaleCardMonitoring = defineCommand({
  name: 'hl_startVitaleCardMonitoring',
  group: 'monitoring',
  summary:
    'Tells the Vitale card that is in the reader with what it says, then each card that comes or leaves.',
  kind: 'monitor',
  session: true,
  timeoutSeconds: 15,
  needs: ['vitale-reader'],
  input: z.object({ i_checkingInterval: checkingInterval() }),
  output: z.object({
    i_cardStatus: z.int().describe(`What happened: ${listValues(VITALE_STATES)}.`),
    s_cardStatus: z.string().describe('The same in words.'),
    i_isDemoCard: zeroOrOne()
      .optional()
      .describe('0 for a real card, 1 for one of tests or demonstrations; with a card that was read only.'),
    VitaleContent: vitaleContent
      .optional()
      .describe('What the card says, as `hl_readVitaleCard` answers; with a card that was read only.'),
  }),
});
