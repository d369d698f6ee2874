import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { BuiltScript } from '../testing/build-worker.js';
import { exchange, openSession, run, send } from '../testing/client.js';
import {
  buildTestWorker,
  GOOD_ORIGIN,
  startTestMaster,
  type TestMaster,
} from '../testing/start-test-master.js';

// Real processes and TLS connections: a busy machine may need a while, nothing here is timed.
vi.setConfig({ testTimeout: 60_000 });

const BAD_ORIGIN = 'https://example.org.evil.test';

let worker: BuiltScript;
let master: TestMaster;

beforeAll(async () => {
  worker = await buildTestWorker();
  master = await startTestMaster(worker);
});

afterAll(async () => {
  await master?.close();
  await worker?.remove();
});

/** What every answer that is no success carries (js-api 2.2). */
const FAILURE_FIELDS = [
  'i_apiErrorCode',
  'i_apiErrorType',
  's_apiErrorContext',
  's_apiErrorDescription',
  's_apiErrorExtendedInformations',
  's_apiErrorTypeDescription',
  's_errorDescription',
  's_status',
];

describe('commands over WebSocket', () => {
  it('opens a session, runs commands on sockets of their own, closes the session', async () => {
    const s_sessionId = await openSession(master, { i_timeoutInSeconds: '3600' });
    expect(s_sessionId).toMatch(/^[0-9a-f-]{36}$/);
    expect(await run(master, 'test_echo', { s_sessionId, s_text: 'été', i_number: '12' })).toEqual({
      s_status: 'OK',
      s_text: 'été',
      i_number: 12,
    });
    expect(await run(master, 'hl_sessionExists', { s_sessionId })).toEqual({ s_status: 'OK', i_exists: 1 });
    expect(await run(master, 'hl_closeSession', { s_sessionId })).toEqual({ s_status: 'OK' });
    expect(await run(master, 'hl_sessionExists', { s_sessionId })).toEqual({ s_status: 'OK', i_exists: 0 });
    expect(await run(master, 'test_echo', { s_sessionId, s_text: 'x' })).toMatchObject({ i_apiErrorCode: 3 });
  });

  it('runs several commands of one session at the same time', async () => {
    const s_sessionId = await openSession(master);
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, at) => run(master, 'test_echo', { s_sessionId, s_text: String(at) })),
    );
    expect(answers.map(({ s_text }) => s_text)).toEqual(Array.from({ length: 10 }, (_, at) => String(at)));
  });

  it('gives a large document to the worker byte for byte', async () => {
    const s_sessionId = await openSession(master);
    const content = Buffer.alloc(5 * 1024 * 1024, 'Document de test ');
    const { createHash } = await import('node:crypto');
    expect(
      await run(master, 'test_document', { s_content: content.toString('base64'), s_sessionId }),
    ).toEqual({
      s_status: 'OK',
      i_size: content.length,
      s_sha256: createHash('sha256').update(content).digest('hex'),
    });
  });

  it('sends every field of a failure, for ERROR too', async () => {
    const answer = await run(master, 'test_echo', { s_sessionId: 'no-such-session', s_text: 'x' });
    expect(Object.keys(answer).sort()).toEqual(FAILURE_FIELDS);
    expect(answer).toEqual({
      s_status: 'ERROR',
      s_errorDescription: 'Unknown session',
      i_apiErrorType: 6000,
      s_apiErrorTypeDescription: 'Software errors',
      i_apiErrorCode: 3,
      s_apiErrorDescription: 'Unknown session',
      s_apiErrorContext: 'test_echo',
      s_apiErrorExtendedInformations: '',
    });
  });

  it('refuses a command whose precondition is missing, naming what to call first', async () => {
    const s_sessionId = await openSession(master);
    expect(await run(master, 'test_connector', { s_sessionId })).toMatchObject({
      i_apiErrorType: 6000,
      i_apiErrorCode: 2,
      s_apiErrorDescription: 'Call hl_createDmpConnector first',
    });
  });

  it.each(['string', 'error', 'nothing', 'output'])(
    'turns anything thrown into 6000/1 without telling what it said: %s',
    async (s_what) => {
      const s_sessionId = await openSession(master);
      const answer = await run(master, 'test_throw', { s_sessionId, s_what });
      expect(answer).toMatchObject({ s_status: 'ERROR', i_apiErrorType: 6000, i_apiErrorCode: 1 });
      expect(JSON.stringify(answer)).not.toContain('1234');
    },
  );

  it('opens no session when the opening fails, and says so', async () => {
    const before = master.sessionCount();
    expect(await run(master, 'hl_openSession', { s_applicationId: 'refused' })).toMatchObject({
      i_apiErrorCode: 1,
    });
    expect(master.sessionCount()).toBe(before);
  });
});

describe('bad input: one clear error each, and the server goes on', () => {
  const FUNCTIONAL = { s_status: 'ERROR', i_apiErrorType: 6000, i_apiErrorCode: 2 };

  it.each([
    ['no JSON', 'not json', 'The request is not valid JSON'],
    ['nothing', '', 'The request is not valid JSON'],
    ['an array', '[]', 'The request must be a JSON object'],
    ['null', 'null', 'The request must be a JSON object'],
    ['a number', '12', 'The request must be a JSON object'],
    ['no command', '{}', 's_commandName is missing'],
    ['a command that is no text', '{"s_commandName":12}', 's_commandName must be a text'],
    ['an unknown command', '{"s_commandName":"hl_nothing"}', 'Unknown command'],
    ['a command in another case', '{"s_commandName":"HL_OPENSESSION"}', 'Unknown command'],
    ['a member of Object', '{"s_commandName":"constructor"}', 'Unknown command'],
    ['the other member of Object', '{"s_commandName":"__proto__"}', 'Unknown command'],
    [
      'a prototype',
      '{"s_commandName":"hl_openSession","__proto__":{"s_applicationId":"x"}}',
      'The request holds a member named __proto__',
    ],
    [
      'a hidden prototype',
      '{"s_commandName":"hl_openSession","a":[{"\\u005f_proto__":1}]}',
      'The request holds a member named __proto__',
    ],
    [
      'a well',
      `{"s_commandName":"hl_openSession","a":${'['.repeat(500)}${']'.repeat(500)}}`,
      'The request is nested deeper than 32 levels',
    ],
    ['no session', '{"s_commandName":"test_echo","s_text":"x"}', 's_sessionId is missing'],
    [
      'a wrong type',
      '{"s_commandName":"hl_openSession","i_timeoutInSeconds":"soon"}',
      'i_timeoutInSeconds must be an integer',
    ],
    [
      'an application id that is no text',
      '{"s_commandName":"hl_openSession","s_applicationId":[]}',
      's_applicationId must be a text',
    ],
    [
      'a DC parameter that is refused',
      '{"s_commandName":"hl_openSession","s_dcparameters64":"gamma"}',
      's_dcparameters64: the signature is wrong',
    ],
  ])('%s', async (_, sent, sentence) => {
    const { messages, closeCode } = await exchange(master, sent);
    expect(messages).toEqual([expect.objectContaining({ ...FUNCTIONAL, s_apiErrorDescription: sentence })]);
    expect(closeCode).toBe(1000);
  });

  it('a missing field, an ill-typed one, one that is too long', async () => {
    const s_sessionId = await openSession(master);
    const sentenceFor = async (fields: object) =>
      (await run(master, 'test_echo', { s_sessionId, ...fields })).s_apiErrorDescription;
    expect(await sentenceFor({})).toBe('s_text is missing');
    expect(await sentenceFor({ s_text: 12 })).toBe('s_text must be a text');
    expect(await sentenceFor({ s_text: 'x'.repeat(101) })).toBe(
      's_text must not be longer than 100 characters',
    );
  });

  it('a binary frame', async () => {
    const { messages, closeCode } = await exchange(master, Buffer.from('{"s_commandName":"hl_openSession"}'));
    expect(messages).toEqual([
      expect.objectContaining({ ...FUNCTIONAL, s_apiErrorDescription: 'The request must be a text message' }),
    ]);
    expect(closeCode).toBe(1000);
  });

  it('a request over the maximum of its command, naming the limit', async () => {
    const answer = await run(master, 'hl_openSession', { padding: 'x'.repeat(65 * 1024) });
    expect(answer).toMatchObject({
      ...FUNCTIONAL,
      s_apiErrorDescription: 'The request is larger than the 65536 bytes allowed for hl_openSession',
    });
  });

  it('70 MB for a command that takes 64 KiB', async () => {
    const message = `{"s_commandName":"test_echo","s_text":"${'x'.repeat(70 * 1024 * 1024)}"}`;
    const { messages, closeCode } = await exchange(master, message);
    expect(messages).toEqual([
      expect.objectContaining({
        ...FUNCTIONAL,
        s_apiErrorDescription: 'The request is larger than the 65536 bytes allowed for test_echo',
      }),
    ]);
    expect(closeCode).toBe(1000);
  });

  it('70 MB of no JSON at all', async () => {
    const { messages } = await exchange(master, 'x'.repeat(70 * 1024 * 1024));
    expect(messages).toEqual([expect.objectContaining(FUNCTIONAL)]);
  });

  it('a message over every maximum is cut with 1009', async () => {
    const { messages, closeCode } = await exchange(master, Buffer.alloc(128 * 1024 * 1024 + 1, 'x'));
    expect({ messages, closeCode }).toEqual({ messages: [], closeCode: 1009 });
  });

  it('text that is not UTF-8', async () => {
    const answer = await send(master, 'POST', '/api/hl_openSession', {
      body: Buffer.from('{"a":"\xff"}', 'latin1'),
    });
    expect(JSON.parse(answer.text)).toMatchObject({ s_apiErrorDescription: 'The request is not valid JSON' });
  });

  it('a foreign origin never reaches the server, and the good one still does', async () => {
    await expect(
      exchange(master, { s_commandName: 'hl_openSession' }, { origin: BAD_ORIGIN }),
    ).rejects.toThrow('403');
    expect(await run(master, 'hl_openSession', {}, { origin: GOOD_ORIGIN })).toMatchObject({
      s_status: 'OK',
    });
  });
});

describe('a session belongs to the origin that opened it', () => {
  it('is unknown to every other origin, and to a caller without one', async () => {
    const s_sessionId = await openSession(master, {}, { origin: GOOD_ORIGIN });
    const echo = (caller: object) => run(master, 'test_echo', { s_sessionId, s_text: 'x' }, caller);
    expect(await echo({ origin: GOOD_ORIGIN })).toMatchObject({ s_status: 'OK' });
    expect(await echo({ origin: 'https://other.example.org' })).toMatchObject({ i_apiErrorCode: 3 });
    expect(await echo({})).toMatchObject({ i_apiErrorCode: 3 });
    expect(await run(master, 'hl_sessionExists', { s_sessionId })).toMatchObject({ i_exists: 0 });
  });
});

describe('one worker per integrator or origin, and application', () => {
  const pidOf = async (fields: object, caller = {}) => {
    const s_sessionId = await openSession(master, fields, caller);
    return (await run(master, 'test_pid', { s_sessionId }, caller)).i_pid;
  };

  it('shares a worker between the sessions of one application and of no other', async () => {
    const [first, again, other, origin, integrator] = [
      await pidOf({ s_applicationId: 'one' }),
      await pidOf({ s_applicationId: 'one' }),
      await pidOf({ s_applicationId: 'two' }),
      await pidOf({ s_applicationId: 'one' }, { origin: GOOD_ORIGIN }),
      await pidOf({ s_applicationId: 'one', s_dcparameters64: 'alpha' }),
    ];
    expect(again).toBe(first);
    expect(new Set([first, other, origin, integrator]).size).toBe(4);
  });

  it('serves every origin of an integrator in one worker', async () => {
    const fields = { s_dcparameters64: 'alpha' };
    const page = await pidOf(fields, { origin: 'https://alpha.example.org' });
    expect(await pidOf(fields)).toBe(page);
  });

  it('refuses a DC parameter that belongs to other origins', async () => {
    const answer = await run(
      master,
      'hl_openSession',
      { s_dcparameters64: 'alpha' },
      { origin: 'https://beta.example.org' },
    );
    expect(answer).toMatchObject({ s_status: 'ERROR', i_apiErrorCode: 2 });
  });

  it('refuses a session under an account that is not the one of the connection', async () => {
    expect(
      await run(master, 'hl_openSession', { s_userName: 'no-such-account', s_domainName: 'CABINET' }),
    ).toMatchObject({ s_status: 'ERROR', i_apiErrorType: 6000, i_apiErrorCode: 2 });
  });
});
