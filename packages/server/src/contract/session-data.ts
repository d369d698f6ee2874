import { z } from 'zod';
import { defineCommand } from './define.js';
import { requiredText, text } from './fields.js';
import { byteCount, MAX_STORED_BYTES, requiredStoredData, STORED_DATA_REQUEST_BYTES } from './stored-data.js';

/** Ids are ours; a longer text is none of them. */
const ID_CHARACTERS = 64;

const shared = { group: 'session-data', kind: 'answer', session: true, timeoutSeconds: 10 } as const;

/** js-api 4.7. */
export const hl_setSessionData = defineCommand({
  ...shared,
  name: 'hl_setSessionData',
  summary: 'Keeps data in the session: a new entry, or a new content for the one whose id is given.',
  maxRequestBytes: STORED_DATA_REQUEST_BYTES,
  input: z.object({
    s_sessionData64: requiredStoredData().describe(
      `The data. An entry, and all those of the session, hold at most ${MAX_STORED_BYTES} bytes.`,
    ),
    s_sessionDataId: text(ID_CHARACTERS).describe('Entry to replace; absent: a new entry.'),
  }),
  output: z.object({ s_sessionDataId: z.string().describe('Id of the entry.') }),
});

/** js-api 4.7. */
export const hl_getSessionData = defineCommand({
  ...shared,
  name: 'hl_getSessionData',
  summary: 'Gives an entry of the session data.',
  input: z.object({ s_sessionDataId: requiredText(ID_CHARACTERS).describe('Id of the entry.') }),
  output: z.object({ s_sessionData64: z.string().describe('The data, base64 on one line.') }),
});

/** js-api 4.7. */
export const hl_removeSessionData = defineCommand({
  ...shared,
  name: 'hl_removeSessionData',
  summary: 'Forgets an entry of the session data.',
  input: z.object({ s_sessionDataId: requiredText(ID_CHARACTERS).describe('Id of the entry.') }),
  output: z.object({}),
});

/** js-api 4.7. */
export const hl_clearSessionData = defineCommand({
  ...shared,
  name: 'hl_clearSessionData',
  summary: 'Forgets every entry of the session data.',
  input: z.object({}),
  output: z.object({}),
});

/** js-api 4.7. */
export const hl_getSessionDataSize = defineCommand({
  ...shared,
  name: 'hl_getSessionDataSize',
  summary: 'Bytes that the entries of the session hold together.',
  input: z.object({}),
  output: z.object({ i_sessionDataSize: byteCount().describe('Decoded bytes.') }),
});

/** js-api 4.7: documented by the original under the odd name, sent under both. */
export const hl_getMaximumSessionDataSize = defineCommand({
  ...shared,
  name: 'hl_getMaximumSessionDataSize',
  summary: 'Bytes that the entries of a session may hold together.',
  input: z.object({}),
  output: z.object({
    i_maximumSessionDataSize: byteCount().describe('Decoded bytes.'),
    hl_getMaximumSessionDataSize: byteCount().describe('The same, under the name of the original.'),
  }),
});
