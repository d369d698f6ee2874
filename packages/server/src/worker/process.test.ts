import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { COMMANDS } from '../contract/table.js';
import { type Journals, openJournals } from '../logging/journals.js';
import { type BuiltScript, buildScript } from '../testing/build-worker.js';
import { exchange, openSession, openSocket, run } from '../testing/client.js';
import { outgoingRecorder } from '../testing/outgoing-recorder.js';
import { GOOD_ORIGIN, startTestMaster, type TestMaster } from '../testing/start-test-master.js';

// Real processes and TLS connections: a busy machine may need a while, nothing here is timed.
vi.setConfig({ testTimeout: 60_000 });

/** The real worker behind a master with real journals. */
let folder: string;
let worker: BuiltScript;
let journals: Journals;
let master: TestMaster;
/** What the workers tried to reach, one attempt a line. */
let outgoing: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'process-'));
  const settingsFile = join(folder, 'DmpConnect-JS2.xml');
  const settingsText = '<config><server><environment>test</environment></server></config>';
  worker = await buildScript('../worker/main.ts');
  journals = openJournals({
    folder: join(folder, 'master'),
    levels: { library: 3, server: 4 },
    maxMegabytes: 10,
    kept: 2,
  });
  outgoing = join(folder, 'outgoing.jsonl');
  const recorder = outgoingRecorder(outgoing);
  let workers = 0;
  master = await startTestMaster(worker, {
    commands: COMMANDS,
    log: journals.server,
    journals,
    workers: {
      program: { entry: worker.entry, execArguments: ['--import', recorder.href] },
      seed: { settingsFile, settingsText, stateFolder: join(folder, 'state'), version: '1.2.3' },
      newJournalFolder: () => {
        workers += 1;
        return join(folder, 'sessions', String(workers));
      },
    },
  });
});

afterAll(async () => {
  await master?.close();
  await journals?.close();
  await worker?.remove();
  await rm(folder, { recursive: true, force: true });
});

const open = (s_applicationId: string, caller = {}) =>
  openSession(master, { i_disableUpdateCheck: 1, s_applicationId }, caller);

const base64 = (text: string): string => Buffer.from(text).toString('base64');
const decode = (value: unknown): string => Buffer.from(String(value), 'base64').toString('utf8');

async function persistentData(s_sessionId: string, caller = {}): Promise<string> {
  const { s_persistantData64 } = await run(master, 'hl_getPersistantData', { s_sessionId }, caller);
  return decode(s_persistantData64);
}

describe('an open installation: no licence and no update server', () => {
  it('serves its applications, and its worker reaches nobody but its master', async () => {
    await rm(outgoing, { force: true });
    // The check for a newer version is not disabled.
    const opened = await run(master, 'hl_openSession', { s_applicationId: 'alone' });
    expect(opened).toMatchObject({ s_status: 'OK' });
    expect(opened).not.toHaveProperty('s_lastVersionNumber');
    const { s_sessionId } = opened;
    const data = { s_sessionData64: base64('data') };
    expect(await run(master, 'hl_setSessionData', { s_sessionId, ...data })).toMatchObject({
      s_status: 'OK',
    });
    await run(master, 'hl_setPersistantData', { s_sessionId, s_persistantData64: base64('x') });
    await run(master, 'hl_getPcscReaders', { s_sessionId });
    await run(master, 'hl_checkUserLicenseRight', { s_sessionId });
    expect(await run(master, 'hl_closeSession', { s_sessionId })).toEqual({ s_status: 'OK' });
    const tried = (await readFile(outgoing, 'utf8')).trimEnd().split('\n');
    // The channel to the master and the smart card service of the machine are the only sockets.
    const [watching, ...others] = tried.map((line): unknown[] => JSON.parse(line));
    expect(watching).toEqual(['watching']);
    expect(others.filter(([what]) => what !== 'connect')).toEqual([]);
    expect(others).toHaveLength(1);
  });
});

describe('persistent data', () => {
  it('survive the crash of the worker and are there in the next session of the application', async () => {
    const s_sessionId = await open('kept');
    await run(master, 'hl_setPersistentData', { s_sessionId, s_persistantData64: base64('été') });
    expect(await run(master, 'hl_crash', { s_sessionId })).toEqual({ s_status: 'OK' });
    await expect.poll(() => run(master, 'hl_sessionExists', { s_sessionId })).toMatchObject({ i_exists: 0 });
    expect(await persistentData(await open('kept'))).toBe('été');
  });

  it('belong to one application, and to the origin it comes from', async () => {
    const here = await open('shop');
    await run(master, 'hl_setPersistantData', { s_sessionId: here, s_persistantData64: base64('secret') });
    const page = { origin: GOOD_ORIGIN };
    expect(await persistentData(await open('shop', page), page)).toBe('');
    expect(await persistentData(await open('other'))).toBe('');
    expect(await persistentData(await open('shop'))).toBe('secret');
  });

  it('may be larger than what other commands accept', async () => {
    const s_sessionId = await open('large');
    const s_persistantData64 = Buffer.alloc(1024 * 1024, 7).toString('base64');
    expect(await run(master, 'hl_setPersistantData', { s_sessionId, s_persistantData64 })).toEqual({
      s_status: 'OK',
    });
    expect(await run(master, 'hl_getPersistantDataSize', { s_sessionId })).toMatchObject({
      i_persistantDataSize: 1024 * 1024,
    });
  });
});

describe('printed documents', () => {
  const spools = join('state', 'printed-documents');

  it('reach the application that listens, and wait for it over a crash', async () => {
    const s_sessionId = await open('print');
    const [store = ''] = (await readdir(join(folder, spools))).filter((name) => name.startsWith('print-'));
    const listener = openSocket(master);
    const messages: Record<string, unknown>[] = [];
    const documents = new Promise<void>((resolve) => {
      listener.on('message', (data) => {
        messages.push(JSON.parse(String(data)));
        if (messages.length === 1) void writeFile(join(folder, spools, store, 'Lettre.pdf'), '%PDF-1.7');
        if (messages.length === 2) resolve();
      });
    });
    listener.once('open', () =>
      listener.send(JSON.stringify({ s_commandName: 'hl_startPrintedDocumentsMonitoring', s_sessionId })),
    );
    await documents;
    listener.terminate();
    expect(messages).toEqual([
      { s_status: 'OK' },
      {
        s_status: 'OK',
        VirtualPrinterDocuments: [
          {
            s_id: expect.any(String),
            s_fileName: 'Lettre',
            i_fileSize: 8,
            s_contentInBase64: base64('%PDF-1.7'),
          },
        ],
      },
    ]);

    await run(master, 'hl_crash', { s_sessionId });
    await expect.poll(() => run(master, 'hl_sessionExists', { s_sessionId })).toMatchObject({ i_exists: 0 });
    const next = await open('print');
    expect(await run(master, 'hl_getPrintedDocuments', { s_sessionId: next })).toEqual(messages[1]);
    const page = { origin: GOOD_ORIGIN };
    const elsewhere = await open('print', page);
    expect(await run(master, 'hl_getPrintedDocumentsCount', { s_sessionId: elsewhere }, page)).toMatchObject({
      i_count: 0,
    });
  });
});

describe('hl_crash', () => {
  it('tells the calls under way, and leaves the master and the other applications as they are', async () => {
    const [victim, other] = [await open('victim'), await open('bystander', { origin: GOOD_ORIGIN })];
    const monitor = openSocket(master);
    const messages: unknown[] = [];
    monitor.on('message', (data) => messages.push(JSON.parse(String(data))));
    const closed = new Promise((resolve) => monitor.once('close', resolve));
    monitor.once('open', () =>
      monitor.send(JSON.stringify({ s_commandName: 'hl_startDummyMonitoring', s_sessionId: victim })),
    );
    await expect.poll(() => messages).toContainEqual({ s_status: 'OK', sMessage: 'Test' });
    expect(messages[0]).toEqual({ s_status: 'OK' });

    // Without a session: those the caller opened, and those only.
    expect(await run(master, 'hl_crash')).toEqual({ s_status: 'OK' });
    expect(await closed).toBe(1000);
    expect(messages.at(-1)).toMatchObject({ s_status: 'ERROR', i_apiErrorType: 6000 });
    expect(
      await run(master, 'hl_getSessionDataSize', { s_sessionId: other }, { origin: GOOD_ORIGIN }),
    ).toMatchObject({ s_status: 'OK' });
  });

  it('does not reach the session of another origin', async () => {
    const s_sessionId = await open('mine');
    expect(await run(master, 'hl_crash', { s_sessionId }, { origin: GOOD_ORIGIN })).toMatchObject({
      i_apiErrorType: 6000,
      i_apiErrorCode: 3,
    });
    expect(await run(master, 'hl_getSessionDataSize', { s_sessionId })).toMatchObject({ s_status: 'OK' });
  });
});

describe('hl_zombie', () => {
  it('hangs the worker alone: the master answers in its place', async () => {
    const s_sessionId = await open('zombie');
    expect(await run(master, 'hl_zombie', { s_sessionId })).toMatchObject({
      s_status: 'API_ERROR',
      i_apiErrorType: 3,
      i_apiErrorCode: 28,
    });
    const next = await open('living');
    expect(await run(master, 'hl_getSessionDataSize', { s_sessionId: next })).toMatchObject({
      s_status: 'OK',
    });
    await run(master, 'hl_crash', { s_sessionId });
  });
});

describe('the debug commands of the production flavour', () => {
  it.each(['hl_crash', 'hl_zombie', 'hl_startDummyMonitoring'])('do not exist: %s', async (command) => {
    const production = await startTestMaster(worker, { commands: COMMANDS, flavour: 'production' });
    try {
      const { messages, closeCode } = await exchange(production, { s_commandName: command });
      expect(messages).toEqual([expect.objectContaining({ i_apiErrorType: 6000, i_apiErrorCode: 2 })]);
      expect(closeCode).toBe(1000);
    } finally {
      await production.close();
    }
  });
});

describe('the logs', () => {
  it('say more or less in every process at once, in the new ones too', async () => {
    const s_sessionId = await open('verbose');
    const tail = async (session: string) =>
      decode(
        (await run(master, 'hl_getSessionLogsTail', { s_sessionId: session, i_getDmpConnectLog: 0 }))
          .s_serverLogBase64,
      );
    await run(master, 'hl_getSessionDataSize', { s_sessionId });
    expect(await tail(s_sessionId)).toMatch(/\[I\] command done command=hl_getSessionDataSize/);

    expect(await run(master, 'setLogLevels', { i_dmpConnectJsLogLevel: '2' })).toEqual({ s_status: 'OK' });
    expect(await run(master, 'getLogLevels')).toEqual({
      s_status: 'OK',
      i_dmpConnectLogLevel: 3,
      i_dmpConnectJsLogLevel: 2,
    });
    await run(master, 'hl_getMaximumSessionDataSize', { s_sessionId });
    expect(await tail(s_sessionId)).not.toContain('hl_getMaximumSessionDataSize');
    expect(await tail(await open('quiet'))).toBe('');

    await run(master, 'setLogLevels', { i_dmpConnectJsLogLevel: 4 });
    await run(master, 'hl_getMaximumSessionDataSize', { s_sessionId });
    expect(await tail(s_sessionId)).toContain('hl_getMaximumSessionDataSize');

    await run(master, 'setLogLevels', { i_dmpConnectJsLogLevel: 7 });
    await run(master, 'hl_getSessionDataSize', { s_sessionId });
    const { s_serverLogBase64 } = await run(master, 'getLogsTail', { i_serverLogNbLastLines: 100 });
    const lines = decode(s_serverLogBase64);
    expect(lines).toMatch(/\[D\] call received command=hl_getSessionDataSize account=a-\w+ /);
    expect(lines).toMatch(/\[D\] message of a worker account=a-\w+ pid=\d+ direction=out type=request/);
  });

  it('of the service are read without a session: the lines asked for, each with its LF', async () => {
    const answer = await run(master, 'getLogsTail', { i_serverLogNbLastLines: '2' });
    expect(Object.keys(answer)).toEqual(['s_status', 's_serverLogBase64', 's_dmpConnectLogBase64']);
    expect(decode(answer.s_serverLogBase64)).toMatch(/^(\d{6}:\d{6} \[[0-9A-F]{8}\] \[[FEWID]\] .*\n){2}$/);
    expect(await run(master, 'getLogsTail', { i_getServerLog: 0, i_getDmpConnectLog: '0' })).toEqual({
      s_status: 'OK',
    });
  });

  it.each([
    [{ i_dmpConnectLogLevel: 6 }, 'i_dmpConnectLogLevel must be between 0 and 5'],
    [{ i_dmpConnectJsLogLevel: 0 }, 'i_dmpConnectJsLogLevel must be between 1 and 7'],
  ])('refuse the levels %j', async (levels, s_apiErrorDescription) => {
    expect(await run(master, 'setLogLevels', levels)).toMatchObject({
      i_apiErrorCode: 2,
      s_apiErrorDescription,
    });
  });

  it.each(['getLogsTail', 'getLogLevels', 'setLogLevels'])(
    'are closed to a page of another origin: %s',
    async (command) => {
      await expect(run(master, command, {}, { origin: 'https://evil.test' })).rejects.toThrow('403');
    },
  );
});
