import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { COMMANDS } from '../contract/table.js';
import { type BuiltScript, buildScript } from '../testing/build-worker.js';
import { openSession, run } from '../testing/client.js';
import { startTestMaster, type TestMaster } from '../testing/start-test-master.js';

// Real processes and TLS connections: a busy machine may need a while, nothing here is timed.
vi.setConfig({ testTimeout: 60_000 });

/** The real worker, with its own settings and journals, but without a card library or a PC/SC service. */
let folder: string;
let worker: BuiltScript;
let master: TestMaster;
let dumping = false;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'worker-'));
  // Another test may run one on this machine, whose readers the worker would find.
  vi.stubEnv('PCSCLITE_CSOCK_NAME', join(folder, 'no-such-service'));
  const settingsFile = join(folder, 'DmpConnect-JS2.xml');
  const settingsText = `<config><server><environment>test</environment><log_level>7</log_level></server><updater><server0>127.0.0.1:1</server0><public_key>${'A'.repeat(43)}</public_key></updater><card><module>${join(folder, 'no-such-module.so')}</module></card></config>`;
  worker = await buildScript('../worker/main.ts');
  master = await startTestMaster(worker, {
    commands: COMMANDS,
    dumps: () => (dumping ? { folder: join(folder, 'dumps'), days: 1, megabytes: 1 } : undefined),
    workers: {
      program: { entry: worker.entry },
      seed: { settingsFile, settingsText, stateFolder: join(folder, 'state'), version: '1.2.3' },
      newJournalFolder: () => join(folder, 'journals'),
    },
  });
});

afterAll(async () => {
  vi.unstubAllEnvs();
  await master?.close();
  await worker?.remove();
  await rm(folder, { recursive: true, force: true });
});

describe('the real worker', () => {
  it('opens a session and answers its commands', async () => {
    const s_sessionId = await openSession(master, { i_disableUpdateCheck: 1 });
    expect(await run(master, 'hl_readCpxCard', { s_sessionId, s_pinCode: '1234' })).toMatchObject({
      s_status: 'ERROR',
      i_apiErrorCode: 2,
      s_apiErrorDescription: 'Call hl_getCpxCard first',
    });
    expect(await run(master, 'hl_closeSession', { s_sessionId })).toEqual({ s_status: 'OK' });
  });

  it('says that the card library is missing, under the name support tools look for', async () => {
    const s_sessionId = await openSession(master, { i_disableUpdateCheck: 1 });
    expect(await run(master, 'hl_getPcscReaders', { s_sessionId })).toMatchObject({
      s_status: 'API_ERROR',
      i_apiErrorType: 1,
      i_apiErrorCode: 1008,
      s_apiErrorContext: 'getPcscResourcesList',
    });
  });

  it('dumps its exchanges with services from the moment it is told to, without a new start', async () => {
    await openSession(master, {});
    await expect(readdir(join(folder, 'dumps'))).rejects.toThrow('ENOENT');
    dumping = true;
    master.announceDumps();
    await openSession(master, {});
    // Written behind the answer.
    const written = await vi.waitFor(
      async () => {
        const [run = ''] = await readdir(join(folder, 'dumps'));
        const [name = ''] = await readdir(join(folder, 'dumps', run));
        return JSON.parse(await readFile(join(folder, 'dumps', run, name), 'utf8'));
      },
      { timeout: 20_000 },
    );
    expect(written).toMatchObject({
      service: 'updates',
      url: expect.stringContaining('127.0.0.1:1/manifest'),
    });
    const journal = await readFile(join(folder, 'journals', 'dmp-connect.log'), 'utf8');
    expect(journal).toContain(`Exchange. exchange=${written.id} service=updates`);
    dumping = false;
    master.announceDumps();
  });

  it('keeps no PIN and no whole session id in its journals', async () => {
    const s_sessionId = await openSession(master, { i_disableUpdateCheck: 1 });
    await run(master, 'hl_readCpxCard', { s_sessionId, s_pinCode: '73914682' });
    await master.close();
    const files = await readdir(join(folder, 'journals'), { recursive: true, withFileTypes: true });
    const texts = await Promise.all(
      files.filter((file) => file.isFile()).map((file) => readFile(join(file.parentPath, file.name), 'utf8')),
    );
    const journal = texts.join('');
    expect(journal).toContain('hl_readCpxCard');
    expect(journal).toContain(s_sessionId.slice(0, 8));
    expect(journal).not.toContain(s_sessionId);
    expect(journal).not.toContain('73914682');
  });
});
