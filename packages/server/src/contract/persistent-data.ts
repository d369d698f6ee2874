import { z } from 'zod';
import { defineCommand } from './define.js';
import { byteCount, MAX_STORED_BYTES, STORED_DATA_REQUEST_BYTES, storedData } from './stored-data.js';

const shared = { group: 'persistent-data', kind: 'answer', session: true, timeoutSeconds: 10 } as const;

/** js-api 4.8. */
export const hl_setPersistantData = defineCommand({
  ...shared,
  name: 'hl_setPersistantData',
  summary: 'Keeps one block of data for the application and the user, over sessions and restarts.',
  maxRequestBytes: STORED_DATA_REQUEST_BYTES,
  input: z.object({
    s_persistantData64: storedData().describe(
      `The data, in the place of those before: at most ${MAX_STORED_BYTES} bytes. Mandatory.`,
    ),
    s_persistentData64: storedData().describe('The same in the other spelling, looked at without the first.'),
  }),
  output: z.object({}),
});

/** js-api 4.8. */
export const hl_getPersistantData = defineCommand({
  ...shared,
  name: 'hl_getPersistantData',
  summary: 'Gives the block of data of the application and the user.',
  input: z.object({}),
  output: z.object({
    s_persistantData64: z.string().describe('The data, base64 on one line; empty when there are none.'),
  }),
});

/** js-api 4.8. */
export const hl_clearPersistantData = defineCommand({
  ...shared,
  name: 'hl_clearPersistantData',
  summary: 'Forgets the block of data of the application and the user.',
  input: z.object({}),
  output: z.object({}),
});

/** js-api 4.8. */
export const hl_getPersistantDataSize = defineCommand({
  ...shared,
  name: 'hl_getPersistantDataSize',
  summary: 'Bytes of the block of data of the application and the user.',
  input: z.object({}),
  output: z.object({ i_persistantDataSize: byteCount().describe('Decoded bytes; 0 when there are none.') }),
});

/** js-api 4.8. */
export const hl_getMaximumPersistantDataSize = defineCommand({
  ...shared,
  name: 'hl_getMaximumPersistantDataSize',
  summary: 'Bytes that the block of data may hold.',
  input: z.object({}),
  output: z.object({ i_maximumPersistantDataSize: byteCount().describe('Decoded bytes.') }),
});
