import { z } from 'zod';
import { zeroOrOne } from './answer-fields.js';
import { defineCommand } from './define.js';
import { GLOBAL_PARAMETERS, HANDLE_TYPES } from './enumerations.js';
import { flag, list, requiredInt } from './fields.js';
import { listValues } from './values.js';

const shared = { group: 'objects', kind: 'answer', session: true } as const;

/** T of every low-level function (js-api 5). */
const LOW_LEVEL_SECONDS = 10;

/** Parameters read in one call, at most: every object has fewer. */
const MAX_PARAMETERS = 200;

const GLOBAL_NAMES = listValues(GLOBAL_PARAMETERS);
const TYPE_NAMES = listValues(HANDLE_TYPES);

const handle = (what: string) => requiredInt({ min: 0 }).describe(what);
const parameter = () => requiredInt({ min: 0 }).describe('Number of the parameter (ObjectParameterName).');
const globalParameter = () => requiredInt({ min: 0 }).describe(`Number of the parameter: ${GLOBAL_NAMES}.`);
const resultInBase64 = () => flag().describe('Whether the text is given in base64, as binary values need.');

const parameterList = (what: string) =>
  list(requiredInt({ min: 0 }), MAX_PARAMETERS).describe(
    `Parameters to read as ${what}: \`{"Id0": 51, "Id1": 52}\`, or an array.`,
  );

const textAnswer = z.object({
  s_utf8String: z.string().describe('The value; base64 when asked for.'),
  s_utf8StringSize: z.string().describe('Size of the value in bytes, not encoded, in decimal.'),
  i_utf8StringSize: z.int().describe('The same as a number.'),
});

const number = (what: string) => z.object({ i_returnValue: z.int().describe(what) });
const bool = (what: string) => z.object({ i_returnValue: zeroOrOne().describe(`1 ${what}, else 0.`) });

/** js-api 4.6. No transaction: a document that was not fetched yet has no content here. */
export const hl_getObjectParameters = defineCommand({
  ...shared,
  name: 'hl_getObjectParameters',
  summary:
    'Reads several parameters of an object; without a list, everything but passwords, sub-objects included.',
  timeoutSeconds: 2,
  input: z.object({
    i_objectHandle: handle('Handle of the object.'),
    stringIds: parameterList('texts'),
    stringBase64Ids: parameterList('texts in base64'),
    integerIds: parameterList('integers; an object is given whole'),
    floatIds: parameterList('numbers with decimals'),
  }),
  output: z
    .looseObject({
      handleId: z.int().describe('Handle of the object.'),
      type: z.int().describe(`Its type: ${TYPE_NAMES}.`),
    })
    .describe(
      'One more member for each parameter, named by its number; a list has its objects in `list`. Sub-objects have the same form, 0 when there is none.',
    ),
});

const stateHandle = (what: string) => z.int().describe(`${what}; 0 when there is none.`);

/** js-api 4.6. */
export const hl_getSessionState = defineCommand({
  ...shared,
  name: 'hl_getSessionState',
  summary: 'Handles of what the session has set up, for the low-level functions.',
  timeoutSeconds: LOW_LEVEL_SECONDS,
  input: z.object({}),
  output: z.object({
    i_error: stateHandle('Last failure of the session. It belongs to the session'),
    i_cpxReader: stateHandle('Reader of the professional’s card'),
    i_cpxCard: stateHandle('The professional’s card'),
    i_vitaleCard: stateHandle('Vitale card that was read'),
    i_practiceLocation: stateHandle('Practice location of the DMP connector'),
    i_authToken: stateHandle('Keys of the card, once its PIN was accepted'),
    i_connection: stateHandle('Connection of the DMP connector'),
    i_caCert: stateHandle('Authorities that this connection trusts, when the settings name some'),
    i_user: stateHandle('The professional of the DMP connector'),
    i_dmpConnector: stateHandle('The DMP connector'),
    i_documentsFound: stateHandle('List of the documents of the last search'),
  }),
});

/** js-api 5. */
export const getParameterString = defineCommand({
  ...shared,
  name: 'getParameterString',
  summary: 'Reads a global parameter that is a text.',
  timeoutSeconds: LOW_LEVEL_SECONDS,
  input: z.object({ i_globalParameter: globalParameter(), i_resultInBase64: resultInBase64() }),
  output: textAnswer,
});

/** js-api 5. */
export const getParameterStringSize = defineCommand({
  ...shared,
  name: 'getParameterStringSize',
  summary: 'Size of a global parameter that is a text.',
  timeoutSeconds: LOW_LEVEL_SECONDS,
  input: z.object({ i_globalParameter: globalParameter() }),
  output: number('Size in bytes of UTF-8.'),
});

/** js-api 5. */
export const getParameterInt = defineCommand({
  ...shared,
  name: 'getParameterInt',
  summary: 'Reads a global parameter that is a number, a boolean or a handle.',
  timeoutSeconds: LOW_LEVEL_SECONDS,
  input: z.object({ i_globalParameter: globalParameter() }),
  output: number('The value.'),
});

/** js-api 5. The content of a document is fetched when it was not yet. */
export const getObjectParameterString = defineCommand({
  ...shared,
  name: 'getObjectParameterString',
  summary: 'Reads a parameter of an object that is a text, or a content.',
  timeoutSeconds: LOW_LEVEL_SECONDS,
  input: z.object({
    i_parameter: parameter(),
    i_object: handle('Handle of the object.'),
    i_resultInBase64: resultInBase64(),
  }),
  output: textAnswer,
});

/** js-api 5. */
export const getObjectParameterStringSize = defineCommand({
  ...shared,
  name: 'getObjectParameterStringSize',
  summary: 'Size of a parameter of an object that is a text, or a content.',
  timeoutSeconds: LOW_LEVEL_SECONDS,
  input: z.object({ i_parameter: parameter(), i_object: handle('Handle of the object.') }),
  output: number('Size in bytes, not encoded.'),
});

/** js-api 5. */
export const getObjectParameterInt = defineCommand({
  ...shared,
  name: 'getObjectParameterInt',
  summary: 'Reads a parameter of an object that is a number, a boolean, an enumeration or a handle.',
  timeoutSeconds: LOW_LEVEL_SECONDS,
  input: z.object({ i_parameter: parameter(), i_object: handle('Handle of the object.') }),
  output: number('The value; 0 when there is none.'),
});

/** js-api 5. */
export const getObjectParameterFloat = defineCommand({
  ...shared,
  name: 'getObjectParameterFloat',
  summary: 'Reads a parameter of an object that has decimals.',
  timeoutSeconds: LOW_LEVEL_SECONDS,
  input: z.object({ i_parameter: parameter(), i_object: handle('Handle of the object.') }),
  output: z.object({ f_returnValue: z.number().describe('The value; 0 when there is none.') }),
});

const position = () => requiredInt({ min: 0 }).describe('Position in the list, from 0.');

/** js-api 5. */
export const getObjectFromList = defineCommand({
  ...shared,
  name: 'getObjectFromList',
  summary: 'Gives the handle of an object of a list.',
  timeoutSeconds: LOW_LEVEL_SECONDS,
  input: z.object({ i_list: handle('Handle of the list.'), i_position: position() }),
  output: number('Handle of the object.'),
});

/** js-api 5. */
export const getListSize = defineCommand({
  ...shared,
  name: 'getListSize',
  summary: 'How many objects a list holds; a Vitale card is the list of its people.',
  timeoutSeconds: LOW_LEVEL_SECONDS,
  input: z.object({ i_list: handle('Handle of the list.') }),
  output: number('Number of objects.'),
});

/** js-api 5. */
export const copyObjectFromList = defineCommand({
  ...shared,
  name: 'copyObjectFromList',
  summary: 'Gives a new handle to an object of a list; it survives the next search.',
  timeoutSeconds: LOW_LEVEL_SECONDS,
  input: z.object({ i_list: handle('Handle of the list.'), i_position: position() }),
  output: number('The new handle.'),
});

/** js-api 5. */
export const handleExists = defineCommand({
  ...shared,
  name: 'handleExists',
  summary: 'Whether a handle stands for something.',
  timeoutSeconds: LOW_LEVEL_SECONDS,
  input: z.object({ i_handle: handle('The handle.') }),
  output: bool('when it does'),
});

/** js-api 5. */
export const checkValidity = defineCommand({
  ...shared,
  name: 'checkValidity',
  summary: 'Whether what a handle stands for can be used now: a card that left or expired cannot.',
  timeoutSeconds: LOW_LEVEL_SECONDS,
  input: z.object({ i_handle: handle('The handle.') }),
  output: bool('when it can'),
});

/** js-api 5. */
export const getHandleType = defineCommand({
  ...shared,
  name: 'getHandleType',
  summary: 'Type of the object a handle stands for.',
  timeoutSeconds: LOW_LEVEL_SECONDS,
  input: z.object({ i_handle: handle('The handle.') }),
  output: number(`The type: ${TYPE_NAMES}.`),
});

/** js-api 5. */
export const createObject = defineCommand({
  ...shared,
  name: 'createObject',
  summary: 'Makes an empty object, of the types that an application can have of its own.',
  timeoutSeconds: LOW_LEVEL_SECONDS,
  input: z.object({ i_type: requiredInt({ min: 0 }).describe(`The type: ${TYPE_NAMES}.`) }),
  output: number('Its handle.'),
});

/** js-api 5. */
export const releaseObject = defineCommand({
  ...shared,
  name: 'releaseObject',
  summary: 'Forgets an object; a connection is closed. What belongs to the session is refused.',
  timeoutSeconds: LOW_LEVEL_SECONDS,
  input: z.object({ i_handle: handle('The handle.') }),
  output: z.object({}),
});

/** js-api 5. */
export const releaseList = defineCommand({
  ...shared,
  name: 'releaseList',
  summary: 'Forgets a list; its objects keep their handles.',
  timeoutSeconds: LOW_LEVEL_SECONDS,
  input: z.object({ i_list: handle('Handle of the list.') }),
  output: z.object({}),
});

/** js-api 5, 4.6: the error of `hl_getSessionState` belongs to the session. */
export const releaseErrorObject = defineCommand({
  ...shared,
  name: 'releaseErrorObject',
  summary: 'Forgets an error object; that of the session is refused.',
  timeoutSeconds: LOW_LEVEL_SECONDS,
  input: z.object({ i_error: handle('Handle of the error.') }),
  output: z.object({}),
});
