import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { TEST_COMMANDS } from '../../testing/commands.js';
import { SILENT_LOGGER } from '../../testing/silent.js';
import { createSessionTable } from '../sessions.js';
import type { CallOutcome, Worker, WorkerCall } from '../workers/worker.js';
import { createFindCommand } from './find-command.js';
import { createCallServer } from './serve.js';

/** A worker that records what it is asked, and answers when the test says so. */
function fakeWorker() {
  const asked: { readonly request: WorkerCall; readonly outcome: CallOutcome }[] = [];
  const told: unknown[] = [];
  const worker: Worker = {
    pid: 1,
    callCount: 0,
    call(request, _body, outcome) {
      asked.push({ request, outcome });
      return (reason) => void told.push(['cancel', reason]);
    },
    send: (message) => void told.push(message),
    stop: async () => {},
    kill: () => {},
  };
  return { worker, asked, told };
}

let fake: ReturnType<typeof fakeWorker>;
let sessions: ReturnType<typeof createSessionTable<Worker>>;
let server: ReturnType<typeof createCallServer>;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  fake = fakeWorker();
  sessions = createSessionTable<Worker>(() => {});
  server = createCallServer({
    findCommand: createFindCommand(TEST_COMMANDS),
    sessions,
    pool: { obtain: () => fake.worker, settle: () => {}, broadcast: () => {}, close: async () => {} },
    opening: {
      readDcParameter: () => Promise.reject(new Error('none')),
      operatorOrigins: () => [],
      accounts: { find: async () => undefined, own: '0' },
      mayRunAs: async () => false,
    },
    sessionsPerWorker: 2,
    flavour: 'dev',
    journals: {
      tail: async () => '',
      levels: () => ({ library: 3, server: 4 }),
      setLevels: () => {},
    },
    log: SILENT_LOGGER,
  });
});

afterEach(() => {
  sessions.close();
  vi.useRealTimers();
});

function serve(command: string, fields: object = {}) {
  const messages: string[] = [];
  const handle = server.serve(
    {
      body: Buffer.from(JSON.stringify({ s_commandName: command, ...fields })),
      origin: undefined,
      account: '1001',
      carriesEvents: true,
    },
    {
      answer: (body) => void messages.push(body.toString()),
      event: (body) => void messages.push(body.toString()),
      end: () => void messages.push('end'),
    },
  );
  return { handle, messages };
}

/** Everything that waits for nothing but the event loop has happened. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

async function open(timeoutSeconds = 3600): Promise<string> {
  serve('hl_openSession');
  await settled();
  const { request, outcome } = fake.asked.at(-1)!;
  outcome.answer(Buffer.from('{}'), timeoutSeconds * 1000);
  return request.sessionId;
}

const failureOf = (message: string | undefined) => {
  const { i_apiErrorType, i_apiErrorCode } = JSON.parse(message ?? '{}');
  return [i_apiErrorType, i_apiErrorCode];
};

describe('the deadline of a command (js-api 12.4)', () => {
  it.each([
    ['test_hangBriefly', 2],
    ['test_echo', 30],
  ])('%s with T=%i is answered at T - 0.5 s, and its worker is told', async (command, seconds) => {
    const s_sessionId = await open();
    const { messages } = serve(command, { s_sessionId });
    await settled();
    vi.advanceTimersByTime(seconds * 1000 - 501);
    expect(messages).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(messages.map(failureOf)).toEqual([[3, 28]]);
    expect(fake.told).toContainEqual(['cancel', 'deadline']);
  });

  it('does not exist for a monitor', async () => {
    const s_sessionId = await open(1_000_000);
    const { messages } = serve('test_monitor', { s_sessionId });
    await settled();
    vi.advanceTimersByTime(900_000_000);
    expect(messages).toEqual([]);
  });

  it('is forgotten once the command is answered, whatever comes after', async () => {
    const s_sessionId = await open();
    const { messages } = serve('test_hangBriefly', { s_sessionId });
    await settled();
    const { outcome } = fake.asked.at(-1)!;
    outcome.answer(Buffer.from('{"s_status":"OK"}'), undefined);
    vi.advanceTimersByTime(60_000);
    outcome.lost(undefined);
    outcome.answer(Buffer.from('twice'), undefined);
    expect(messages).toEqual(['{"s_status":"OK"}']);
  });

  it('ends a session that was opened too late for anybody', async () => {
    const { messages } = serve('hl_openSession');
    await settled();
    const { sessionId } = fake.asked.at(-1)!.request;
    vi.advanceTimersByTime(29_500);
    expect(messages.map(failureOf)).toEqual([[3, 28]]);
    expect(fake.told).toContainEqual({ type: 'end-session', sessionId });
    expect(sessions.states('1001')).toEqual([]);
  });
});

describe('an application that hangs up', () => {
  it('before its call reached a worker, leaves no trace of it', async () => {
    const { handle } = serve('hl_openSession');
    handle.hangUp();
    await settled();
    expect(fake.asked).toEqual([]);
  });

  it('gives the call up in its worker, once', async () => {
    const s_sessionId = await open();
    const { handle, messages } = serve('test_hang', { s_sessionId });
    await settled();
    handle.hangUp();
    handle.hangUp();
    expect(fake.told).toEqual([['cancel', 'client-gone']]);
    expect(messages).toEqual([]);
  });
});

describe('the sessions', () => {
  it('stay open while a command runs for longer than their time-out', async () => {
    const s_sessionId = await open(1);
    serve('test_echo', { s_sessionId });
    await settled();
    vi.advanceTimersByTime(20_000);
    expect(sessions.states('1001')).toHaveLength(1);
    fake.asked.at(-1)!.outcome.answer(Buffer.from('{}'), undefined);
    vi.advanceTimersByTime(1_001);
    expect(sessions.states('1001')).toEqual([]);
  });

  it('end their monitors with 6000/3, and no other', async () => {
    const [one, two] = [await open(), await open()];
    const ended = serve('test_monitor', { s_sessionId: one });
    const kept = serve('test_monitor', { s_sessionId: two });
    await settled();
    server.endMonitorsOf(one);
    expect(ended.messages.map(failureOf)).toEqual([[6000, 3]]);
    expect(kept.messages).toEqual([]);
    expect(fake.told).toEqual([['cancel', 'session-ended']]);
  });

  it('refuse one more when all are in use', async () => {
    const [one, two] = [await open(), await open()];
    serve('test_monitor', { s_sessionId: one });
    serve('test_monitor', { s_sessionId: two });
    await settled();
    const { messages } = serve('hl_openSession');
    await settled();
    expect(messages.map(failureOf)).toEqual([[6000, 1]]);
  });
});
