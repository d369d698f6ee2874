import { z } from 'zod';
import { zeroOrOne } from './answer-fields.js';
import { defineCommand } from './define.js';
import { ACCESS_MODES } from './enumerations.js';
import { oneOf, requiredFlag, requiredInt, requiredText, text } from './fields.js';
import { listValues } from './values.js';

/** Commands that change or tell how the connector works (js-api 8.2, "small connector commands"). */

/** Longest reason of an access in an emergency. */
const REASON = 256;

/** js-api 8.2. */
export const hl_setPracticeLocation = defineCommand({
  name: 'hl_setPracticeLocation',
  group: 'dmp-connector',
  summary: 'Goes on in another practice location of the card.',
  kind: 'answer',
  session: true,
  timeoutSeconds: 20,
  needs: ['dmp-connector'],
  input: z.object({
    i_cpsPracticeLocationIndice: requiredInt({ min: 0, max: 255 }).describe(
      'Position in `PracticeLocations` of `hl_readCpxCard`.',
    ),
    s_practiceSetting: requiredText(64).describe('Practice setting of the professional, e.g. `AMBULATOIRE`.'),
  }),
  output: z.object({}),
});

/** js-api 8.2. */
export const hl_setDmpAccessMode = defineCommand({
  name: 'hl_setDmpAccessMode',
  group: 'dmp-connector',
  summary: 'Sets in which capacity records are accessed from now on: normally, or in an emergency.',
  kind: 'answer',
  session: true,
  timeoutSeconds: 2,
  needs: ['dmp-connector'],
  input: z.object({
    i_accessMode: oneOf(Object.values(ACCESS_MODES), `Mode: ${listValues(ACCESS_MODES)}.`),
    s_reason: text(REASON).describe('Why; the DMP keeps it. Needed for mode 2 alone.'),
  }),
  output: z.object({}),
});

/** js-api 8.2. */
export const hl_setConfidentialityLevel = defineCommand({
  name: 'hl_setConfidentialityLevel',
  group: 'dmp-connector',
  summary: 'Hides what is done from now on from the legal representatives of a minor, or no longer.',
  kind: 'answer',
  session: true,
  timeoutSeconds: 15,
  needs: ['dmp-connector'],
  input: z.object({
    i_enableSecretConnection: requiredFlag().describe('1: secret connection; 0: ordinary one.'),
  }),
  output: z.object({}),
});

/** js-api 8.2. */
export const hl_setWebPsRootUrl = defineCommand({
  name: 'hl_setWebPsRootUrl',
  group: 'dmp-connector',
  summary: 'Sets the root of the addresses that hl_getWebPsDmpUrls makes.',
  kind: 'answer',
  session: true,
  timeoutSeconds: 2,
  needs: ['dmp-connector'],
  input: z.object({
    s_url: text(1024).describe('https address; empty: the web site of the DMP in use.'),
  }),
  output: z.object({}),
});

/** Parameters that no transaction of the DMP gives: those of this software, with their date (12.1). */
const localData = {
  i_localData: zeroOrOne().describe(
    '1: the values are those this software was made with, not an answer of the DMP.',
  ),
  s_dataDate: z.string().describe('When they were last checked, `YYYY-MM-DD`.'),
};

const majorityAge = z.int().describe('Age from which a patient is of age.');

/** js-api 8.2, 12.1. */
export const hl_getDmpParameters = defineCommand({
  name: 'hl_getDmpParameters',
  group: 'dmp-connector',
  summary: 'Parameters of the DMP, as this software knows them.',
  kind: 'answer',
  session: true,
  timeoutSeconds: 30,
  needs: ['dmp-connector'],
  input: z.object({}),
  output: z.object({
    Parameters: z
      .array(
        z.object({
          s_name: z.string().describe('Name of the parameter.'),
          s_value: z.string().describe('Its value, as text.'),
        }),
      )
      .readonly()
      .describe('The parameters.'),
    i_majorityAge: majorityAge,
    ...localData,
  }),
});

/** js-api 8.2. */
export const hl_getMajorityAge = defineCommand({
  name: 'hl_getMajorityAge',
  group: 'dmp-connector',
  summary: 'Age of majority in the parameters of the DMP.',
  kind: 'answer',
  session: true,
  timeoutSeconds: 20,
  needs: ['dmp-connector'],
  input: z.object({}),
  output: z.object({ i_majorityAge: majorityAge, ...localData }),
});
