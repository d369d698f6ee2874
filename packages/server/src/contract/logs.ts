import { z } from 'zod';
import { defineCommand } from './define.js';
import { int, optionalFlag } from './fields.js';

/** Lines given when the application does not say how many (js-api 6). */
export const DEFAULT_LOG_LINES = 50;

const shared = { group: 'logs', kind: 'answer', timeoutSeconds: 4 } as const;

const lineCount = () => int({ min: 0, max: 1_000_000 });

const tailInput = z.object({
  i_getServerLog: optionalFlag().describe('0: without `dmpConnect-js2.log`; absent: with it.'),
  i_getDmpConnectLog: optionalFlag().describe('0: without `dmp-connect.log`; absent: with it.'),
  i_serverLogNbLastLines: lineCount().describe(
    `How many of the last lines, ${DEFAULT_LOG_LINES} when absent; a very long tail is cut at a line.`,
  ),
  i_dmpConnectLogNbLastLines: lineCount().describe('The same for the other log.'),
});

const tailOutput = z.object({
  s_serverLogBase64: z.string().optional().describe('Last lines, UTF-8, each with its LF. When asked for.'),
  s_dmpConnectLogBase64: z.string().optional().describe('The same for the other log.'),
});

/** What both commands that read logs are asked. */
export type LogTailQuestion = z.output<typeof tailInput>;

/** What both commands that read logs answer. */
export type LogTails = z.input<typeof tailOutput>;

/** js-api 6. */
export const getLogsTail = defineCommand({
  ...shared,
  name: 'getLogsTail',
  summary: 'Last lines of the logs of the service.',
  servedBy: 'master',
  session: false,
  input: tailInput,
  output: tailOutput,
});

/** js-api 6. */
export const hl_getSessionLogsTail = defineCommand({
  ...shared,
  name: 'hl_getSessionLogsTail',
  summary: 'Last lines of the logs of the process that serves the application.',
  session: true,
  input: tailInput,
  output: tailOutput,
});

/** Levels of `dmp-connect.log` (js-api 11.13) and of `dmpConnect-js2.log` (js-api 1.1). */
const LEVELS = { library: { min: 0, max: 5 }, server: { min: 1, max: 7 } } as const;

const LIBRARY_LEVELS = '0 nothing, 1 fatal, 2 errors, 3 warnings, 4 information, 5 everything';
const SERVER_LEVELS = '1 fatal, 2 errors, 3 warnings, 4 information, 5 to 7 everything';

/** js-api 6. */
export const getLogLevels = defineCommand({
  ...shared,
  name: 'getLogLevels',
  summary: 'How much the logs say.',
  servedBy: 'master',
  session: false,
  input: z.object({}),
  output: z.object({
    i_dmpConnectLogLevel: z.int().describe(`Level of \`dmp-connect.log\`: ${LIBRARY_LEVELS}.`),
    i_dmpConnectJsLogLevel: z.int().describe(`Level of \`dmpConnect-js2.log\`: ${SERVER_LEVELS}.`),
  }),
});

/** js-api 6. */
export const setLogLevels = defineCommand({
  ...shared,
  name: 'setLogLevels',
  summary: 'Changes how much the logs say, at once and in every process, until the service stops.',
  servedBy: 'master',
  session: false,
  input: z.object({
    i_dmpConnectLogLevel: int(LEVELS.library).describe(
      `Level of \`dmp-connect.log\`: ${LIBRARY_LEVELS}. Absent: unchanged.`,
    ),
    i_dmpConnectJsLogLevel: int(LEVELS.server).describe(
      `Level of \`dmpConnect-js2.log\`: ${SERVER_LEVELS}. Absent: unchanged.`,
    ),
  }),
  output: z.object({}),
});
