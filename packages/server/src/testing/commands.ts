import { z } from 'zod';
import { DOCUMENT_REQUEST_BYTES, defineCommand } from '../contract/define.js';
import { base64Bytes, int, requiredInt, requiredText, text } from '../contract/fields.js';
import { hl_closeSession, hl_openSession, hl_sessionExists } from '../contract/session.js';

const base = { group: 'debug', kind: 'answer', session: true, timeoutSeconds: 30 } as const;

/** Commands of the worker of the tests, beside the real session ones. */
export const TEST_COMMANDS = {
  hl_openSession,
  hl_closeSession,
  hl_sessionExists,
  test_echo: defineCommand({
    ...base,
    name: 'test_echo',
    summary: 'Gives a text back.',
    input: z.object({ s_text: requiredText(100), i_number: int() }),
    output: z.object({ s_text: z.string(), i_number: z.int().optional() }),
  }),
  test_largeAnswer: defineCommand({
    ...base,
    name: 'test_largeAnswer',
    summary: 'Answers as many characters as it is told.',
    input: z.object({ i_size: requiredInt() }),
    output: z.object({ s_text: z.string() }),
  }),
  test_document: defineCommand({
    ...base,
    name: 'test_document',
    summary: 'Digest of a large content.',
    maxRequestBytes: DOCUMENT_REQUEST_BYTES,
    input: z.object({ s_content: base64Bytes(DOCUMENT_REQUEST_BYTES) }),
    output: z.object({ s_sha256: z.string(), i_size: z.int() }),
  }),
  test_pid: defineCommand({
    ...base,
    name: 'test_pid',
    summary: 'Number of the worker process, and how many calls hang in it.',
    input: z.object({}),
    output: z.object({ i_pid: z.int(), i_hanging: z.int() }),
  }),
  test_hang: defineCommand({
    ...base,
    name: 'test_hang',
    summary: 'Never answers, until it is given up.',
    input: z.object({}),
    output: z.object({}),
  }),
  test_hangBriefly: defineCommand({
    ...base,
    name: 'test_hangBriefly',
    summary: 'Never answers, with the shortest deadline.',
    timeoutSeconds: 2,
    input: z.object({}),
    output: z.object({}),
  }),
  test_block: defineCommand({
    ...base,
    name: 'test_block',
    summary: 'Stops the whole worker, as a hung card library does.',
    timeoutSeconds: 2,
    input: z.object({}),
    output: z.object({}),
  }),
  test_throw: defineCommand({
    ...base,
    name: 'test_throw',
    summary: 'Throws.',
    input: z.object({ s_what: requiredText(20) }),
    output: z.object({ s_never: z.string() }),
  }),
  test_connector: defineCommand({
    ...base,
    name: 'test_connector',
    summary: 'Needs what the session does not have.',
    needs: ['dmp-connector'],
    input: z.object({}),
    output: z.object({}),
  }),
  test_turn: defineCommand({
    ...base,
    name: 'test_turn',
    summary: 'Takes the turn on a reader and keeps it if told so.',
    input: z.object({ s_reader: requiredText(20), s_keep: text(5) }),
    output: z.object({ s_reader: z.string() }),
  }),
  test_monitor: defineCommand({
    ...base,
    name: 'test_monitor',
    summary: 'Gives a state, then waits.',
    kind: 'monitor',
    input: z.object({ s_end: text(10) }),
    output: z.object({ i_state: z.int() }),
  }),
} as const;
