import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type BuiltScript, buildScript } from '../../testing/build-worker.js';
import { exchange, openSession, openSocket, run, untilHanging } from '../../testing/client.js';
import {
  buildTestWorker,
  GOOD_ORIGIN,
  startTestMaster,
  type TestMaster,
} from '../../testing/start-test-master.js';

// Real processes and TLS connections: a busy machine may need a while, nothing here is timed.
vi.setConfig({ testTimeout: 60_000 });

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

/** Resolves when a process is gone: its end is the only thing waited for, however long it takes. */
const untilGone = (pid: number) =>
  vi.waitFor(() => expect(() => process.kill(pid, 0)).toThrow('ESRCH'), { timeout: 60_000, interval: 25 });

const TECHNICAL = { s_status: 'ERROR', i_apiErrorType: 6000, i_apiErrorCode: 1 };
const NO_SESSION = { s_status: 'ERROR', i_apiErrorType: 6000, i_apiErrorCode: 3 };

describe('a worker killed during a command', () => {
  it('costs that command an error; the master serves on, and a new session works', async () => {
    const fields = { s_applicationId: 'killed' };
    const s_sessionId = await openSession(master, fields);
    const elsewhere = await openSession(master, { s_applicationId: 'elsewhere' });
    const pending = run(master, 'test_hang', { s_sessionId });
    const monitor = exchange(master, { s_commandName: 'test_monitor', s_sessionId });
    const pid = await untilHanging(master, s_sessionId, 1);

    process.kill(pid, 'SIGKILL');

    expect(await pending).toMatchObject({
      ...TECHNICAL,
      s_apiErrorContext: 'test_hang',
      s_apiErrorDescription: 'The process that serves this application stopped: open a new session',
    });
    const { messages, closeCode } = await monitor;
    expect(messages.at(-1)).toMatchObject(TECHNICAL);
    expect(closeCode).toBe(1000);
    expect(await run(master, 'test_pid', { s_sessionId })).toMatchObject(NO_SESSION);
    expect(await run(master, 'test_pid', { s_sessionId: elsewhere })).toMatchObject({ s_status: 'OK' });

    const again = await openSession(master, fields);
    const answer = await run(master, 'test_pid', { s_sessionId: again });
    expect(answer).toMatchObject({ s_status: 'OK' });
    expect(answer.i_pid).not.toBe(pid);
    expect(master.processes.has(pid)).toBe(false);
  });
});

describe('a worker that hangs', () => {
  it('is answered for at the deadline of the command, type 3 code 28, and delays no other application', async () => {
    const s_sessionId = await openSession(master, { s_applicationId: 'hung' });
    const elsewhere = await openSession(master, { s_applicationId: 'not-hung' });
    const pending = run(master, 'test_block', { s_sessionId });
    const echo = await run(master, 'test_echo', { s_sessionId: elsewhere, s_text: 'meanwhile' });
    expect(echo).toMatchObject({ s_status: 'OK', s_text: 'meanwhile' });
    expect(await pending).toMatchObject({
      s_status: 'API_ERROR',
      i_apiErrorType: 3,
      i_apiErrorCode: 28,
      s_apiErrorContext: 'test_block',
    });
    expect(await run(master, 'hl_sessionExists', { s_sessionId })).toMatchObject({ i_exists: 1 });
  });

  it('is replaced once it has been silent for too long', async () => {
    const impatient = await startTestMaster(worker, {
      limits: { unresponsiveWorkerMs: 2_000 },
    });
    const s_sessionId = await openSession(impatient);
    const { i_pid } = await run(impatient, 'test_pid', { s_sessionId });
    const pending = run(impatient, 'test_block', { s_sessionId });
    await pending;
    await untilGone(Number(i_pid));
    expect(await run(impatient, 'test_pid', { s_sessionId })).toMatchObject(NO_SESSION);
    expect(await openSession(impatient)).not.toBe(s_sessionId);
    await impatient.close();
  });

  it('does not keep the server from stopping', async () => {
    const short = await startTestMaster(worker, { limits: { workerStopMs: 100 } });
    const s_sessionId = await openSession(short);
    const { i_pid } = await run(short, 'test_pid', { s_sessionId });
    const pending = run(short, 'test_block', { s_sessionId }).catch(() => 'cut');
    await pending;
    await short.close();
    await untilGone(Number(i_pid));
  });
});

describe('a command that does not end', () => {
  it('is answered half a second before the wrapper gives up (js-api 12.4)', async () => {
    const s_sessionId = await openSession(master);
    expect(await run(master, 'test_hangBriefly', { s_sessionId })).toMatchObject({
      i_apiErrorType: 3,
      i_apiErrorCode: 28,
      s_apiErrorContext: 'test_hangBriefly',
    });
    expect(await run(master, 'test_echo', { s_sessionId, s_text: 'x' })).toMatchObject({ s_status: 'OK' });
  });

  it('is given up in the worker when its application hangs up', async () => {
    const s_sessionId = await openSession(master, { s_applicationId: 'gone' });
    const socket = openSocket(master);
    socket.once('open', () => socket.send(JSON.stringify({ s_commandName: 'test_hang', s_sessionId })));
    await untilHanging(master, s_sessionId, 1);
    socket.terminate();
    await untilHanging(master, s_sessionId, 0);
  });

  it('is given up when its session is closed', async () => {
    const s_sessionId = await openSession(master, { s_applicationId: 'closed' });
    const pending = run(master, 'test_hang', { s_sessionId });
    await untilHanging(master, s_sessionId, 1);
    expect(await run(master, 'hl_closeSession', { s_sessionId })).toEqual({ s_status: 'OK' });
    expect(await pending).toMatchObject(NO_SESSION);
  });
});

describe('a worker that cannot start', () => {
  it('costs an error, and the next opening tries again', async () => {
    const broken = await startTestMaster({
      entry: new URL('file:///no/such/worker.mjs'),
      remove: async () => {},
    });
    expect(await run(broken, 'hl_openSession')).toMatchObject(TECHNICAL);
    expect(await run(broken, 'hl_openSession')).toMatchObject(TECHNICAL);
    expect(broken.processes.size).toBe(0);
    await broken.close();
  });
});

describe('idle sessions and workers', () => {
  it('end a session left alone for its time-out, and its worker after that', async () => {
    const short = await startTestMaster(worker, { limits: { idleWorkerMs: 50 } });
    const s_sessionId = await openSession(short, { i_timeoutInSeconds: 1 });
    const [pid = 0] = short.processes;
    await untilGone(pid);
    expect(await run(short, 'test_pid', { s_sessionId })).toMatchObject(NO_SESSION);
    expect(short.sessionCount()).toBe(0);
    await short.close();
  });

  it('a worker between two sessions is kept', async () => {
    const fields = { s_applicationId: 'kept' };
    const first = await openSession(master, fields);
    const { i_pid } = await run(master, 'test_pid', { s_sessionId: first });
    await run(master, 'hl_closeSession', { s_sessionId: first });
    const second = await openSession(master, fields);
    expect(await run(master, 'test_pid', { s_sessionId: second })).toMatchObject({ i_pid });
  });

  it('a client that never closes loses the session it left alone for longest', async () => {
    const small = await startTestMaster(worker, { limits: { sessionsPerWorker: 2 } });
    const [first, second, third] = [
      await openSession(small),
      await openSession(small),
      await openSession(small),
    ];
    const exists = async (s_sessionId: string) =>
      (await run(small, 'hl_sessionExists', { s_sessionId })).i_exists;
    expect([await exists(first), await exists(second), await exists(third)]).toEqual([0, 1, 1]);
    await small.close();
  });

  it('more applications than the limit are refused', async () => {
    const small = await startTestMaster(worker, { limits: { workers: 1 } });
    await openSession(small);
    expect(await run(small, 'hl_openSession', {}, { origin: GOOD_ORIGIN })).toMatchObject(TECHNICAL);
    await small.close();
  });
});

describe('turns on a reader', () => {
  const turn = (s_sessionId: string, s_reader: string, s_keep?: string) =>
    run(master, 'test_turn', { s_sessionId, s_reader, s_keep });

  it('pass from one worker to another when the first dies', async () => {
    const holder = await openSession(master, { s_applicationId: 'holder' });
    const waiter = await openSession(master, { s_applicationId: 'waiter' });
    const held = turn(holder, 'reader A', 'yes');
    const pid = await untilHanging(master, holder, 1);
    const waiting = turn(waiter, 'reader A');
    expect(await turn(waiter, 'reader B')).toMatchObject({ s_status: 'OK', s_reader: 'reader B' });
    process.kill(pid, 'SIGKILL');
    expect(await held).toMatchObject(TECHNICAL);
    expect(await waiting).toMatchObject({ s_status: 'OK', s_reader: 'reader A' });
  });

  it('pass on when they are kept for too long, and the first is told', async () => {
    const quick = await startTestMaster(worker, { limits: { cardTurnMs: 50 } });
    const s_sessionId = await openSession(quick);
    const kept = run(quick, 'test_turn', { s_sessionId, s_reader: 'R', s_keep: 'lost' });
    expect(await kept).toMatchObject({ s_reader: 'lost R' });
    expect(await run(quick, 'test_turn', { s_sessionId, s_reader: 'R' })).toMatchObject({ s_reader: 'R' });
    await quick.close();
  });
});

describe('the death of the master', () => {
  let program: BuiltScript;
  beforeAll(async () => {
    program = await buildScript('./master-entry.ts');
  });
  afterAll(() => program?.remove());

  async function startElsewhere() {
    const child = spawn(process.execPath, [fileURLToPath(program.entry), fileURLToPath(worker.entry)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [line] = await once(createInterface(child.stdout), 'line');
    const { port, cert } = JSON.parse(String(line));
    const remote = { ...master, port, certificate: { cert, key: '' } };
    const s_sessionId = await openSession(remote);
    const { i_pid } = await run(remote, 'test_pid', { s_sessionId });
    return { child, remote, s_sessionId, workerPid: Number(i_pid) };
  }

  it.each([
    ['in the middle of a command', 'test_hang', {}],
    ['with a handler that ignores everything', 'test_turn', { s_reader: 'R', s_keep: 'yes' }],
  ])('ends its workers: %s', async (_, command, fields) => {
    const { child, remote, s_sessionId, workerPid } = await startElsewhere();
    const cut = run(remote, command, { s_sessionId, ...fields }).catch(() => 'cut');
    await untilHanging(remote, s_sessionId, 1);
    child.kill('SIGKILL');
    expect(await cut).toBe('cut');
    await untilGone(workerPid);
  });

  it('ends a worker whose thread is stuck in a library, after a while', async () => {
    const { child, remote, s_sessionId, workerPid } = await startElsewhere();
    expect(await run(remote, 'test_block', { s_sessionId })).toMatchObject({ i_apiErrorCode: 28 });
    child.kill('SIGKILL');
    await untilGone(workerPid);
  });
});
