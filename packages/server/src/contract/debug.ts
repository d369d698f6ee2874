import { z } from 'zod';
import { defineCommand } from './define.js';
import { text } from './fields.js';

/** The master refuses these in the production flavour; none of them harms the master (js-api 4.2). */
const shared = { group: 'debug', only: 'dev' } as const;

/** js-api 4.2. */
export const hl_crash = defineCommand({
  ...shared,
  name: 'hl_crash',
  summary: 'Ends the process that serves the application, as a crash does; its sessions are lost.',
  kind: 'answer',
  servedBy: 'master',
  session: false,
  timeoutSeconds: 30,
  input: z.object({
    s_sessionId: text(256).describe('Whose process; absent: those of every session the caller opened.'),
  }),
  output: z.object({}),
});

/** js-api 4.2. */
export const hl_zombie = defineCommand({
  ...shared,
  name: 'hl_zombie',
  summary: 'Makes the process that serves the application hang for good: the answer is the deadline’s.',
  kind: 'answer',
  session: true,
  timeoutSeconds: 2,
  input: z.object({}),
  output: z.object({}),
});

/** js-api 4.2. */
export const hl_startDummyMonitoring = defineCommand({
  ...shared,
  name: 'hl_startDummyMonitoring',
  summary: 'Says `Test` every second, until the socket or the session is closed.',
  kind: 'monitor',
  session: true,
  timeoutSeconds: 2,
  input: z.object({}),
  output: z.object({ sMessage: z.string().describe('`Test`.') }),
});
