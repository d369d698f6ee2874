import { execFileSync } from 'node:child_process';
import { chmodSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { COMMANDS } from '../contract/table.js';
import { openJournals } from '../logging/journals.js';
import { type BuiltScript, buildScript } from '../testing/build-worker.js';
import { requestAs, runAs } from '../testing/call-as.js';
import { openSession, run, send } from '../testing/client.js';
import { CAN_MAKE_ACCOUNTS, makeSecondAccount, type SecondAccount } from '../testing/second-account.js';
import { startTestMaster, type TestMaster } from '../testing/start-test-master.js';

// Real processes and TLS connections: a busy machine may need a while, nothing here is timed.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const QUICK = { i_disableUpdateCheck: 1 };

/** The master is root's, as a service is; Alice has an account of her own. */
describe.skipIf(!CAN_MAKE_ACCOUNTS)('several accounts of one computer', () => {
  let folder: string;
  let worker: BuiltScript;
  let alice: SecondAccount;
  let bob: SecondAccount;
  let master: TestMaster;
  let journals: ReturnType<typeof openJournals>;
  const processes = new Set<number>();

  beforeAll(async () => {
    [alice, bob] = [makeSecondAccount(), makeSecondAccount()];
    folder = await mkdtemp(join(tmpdir(), 'accounts-'));
    const settingsFile = join(folder, 'DmpConnect-JS2.xml');
    const settingsText = `<config><server><environment>test</environment><log_level>7</log_level></server><card><module>${join(folder, 'none.so')}</module></card></config>`;
    worker = await buildScript('../worker/main.ts');
    // An installation is there for everybody to read; what the service keeps is not.
    for (const readable of [folder, dirname(fileURLToPath(worker.entry))]) chmodSync(readable, 0o755);
    const levels = { library: 5, server: 7 };
    journals = openJournals({ folder: join(folder, 'master'), levels, maxMegabytes: 1, kept: 1 });
    master = await startTestMaster(worker, {
      commands: COMMANDS,
      workers: {
        program: { entry: worker.entry },
        seed: { settingsFile, settingsText, stateFolder: join(folder, 'state'), version: '1.2.3' },
        newJournalFolder: () => join(folder, 'sessions', '1'),
        onStarted: (pid) => void processes.add(pid),
        onEnded: (pid) => void processes.delete(pid),
      },
      runAsRules: [`root=${bob.account.name}`],
      journals,
      log: journals.server,
    });
  });

  afterAll(async () => {
    await master?.close();
    await journals?.close();
    await worker?.remove();
    alice?.remove();
    bob?.remove();
    await rm(folder, { recursive: true, force: true });
  });

  const names = ({ account }: SecondAccount) => ({ s_userName: account.name, s_domainName: '.', ...QUICK });
  const workersOf = (user: number | undefined) =>
    [...processes].filter((pid) => readFileSync(`/proc/${pid}/status`, 'utf8').includes(`\nUid:\t${user}\t`));
  const idOf = ({ s_sessionId }: Record<string, unknown>) => String(s_sessionId);

  it('gives a person a worker that runs under that account, with all its groups and nothing of the service', async () => {
    const opened = await runAs(alice.account, master, 'hl_openSession', names(alice));
    expect(opened).toMatchObject({ s_status: 'OK' });
    const [pid, ...others] = workersOf(alice.account.posix?.user);
    expect(others).toEqual([]);
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const { user, group, home } = alice.account.posix ?? {};
    expect(status).toMatch(new RegExp(`^Uid:\\t${user}\\t${user}\\t${user}\\t${user}$`, 'm'));
    expect(status).toMatch(new RegExp(`^Gid:\\t${group}\\t${group}\\t${group}\\t${group}$`, 'm'));
    const groups = execFileSync('id', ['-G', alice.account.name], { encoding: 'utf8' }).trim().split(' ');
    expect(groups.length).toBeGreaterThan(1);
    expect(/^Groups:\t(.*?) ?$/m.exec(status)?.[1]?.split(' ').sort()).toEqual(groups.sort());
    expect(status).toMatch(/^CapEff:\t0+$/m);
    const environment = readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0');
    expect(environment).toContain(`HOME=${home}`);
    expect(environment.map((entry) => entry.split('=')[0])).not.toContain('VITEST');

    expect(
      await runAs(alice.account, master, 'hl_getPcscReaders', { s_sessionId: idOf(opened) }),
    ).toMatchObject({
      i_apiErrorType: 1,
    });
  });

  it('writes the journals of that worker in the folder of that person', async () => {
    const opened = await runAs(alice.account, master, 'hl_openSession', names(alice));
    await runAs(alice.account, master, 'hl_getPcscReaders', { s_sessionId: idOf(opened) });
    const tails = await runAs(alice.account, master, 'hl_getSessionLogsTail', { s_sessionId: idOf(opened) });
    expect(Buffer.from(String(tails.s_serverLogBase64), 'base64').toString()).toContain('hl_getPcscReaders');

    const sessions = join(String(alice.account.posix?.home), '.cache/DmpConnect-JS2/sessions');
    const [number = ''] = readdirSync(sessions);
    expect(number).toMatch(/^\d+$/);
    const journal = statSync(join(sessions, number, 'dmpConnect-js2.log'));
    expect([journal.uid, journal.mode & 0o777]).toEqual([alice.account.posix?.user, 0o600]);
  });

  it('keeps a session from everybody else, whoever has its id', async () => {
    const opened = await runAs(alice.account, master, 'hl_openSession', names(alice));
    const s_sessionId = idOf(opened);
    expect(await run(master, 'hl_closeSession', { s_sessionId })).toMatchObject({
      i_apiErrorType: 6000,
      i_apiErrorCode: 3,
    });
    expect(await run(master, 'hl_sessionExists', { s_sessionId })).toMatchObject({ i_exists: 0 });
    expect(await runAs(bob.account, master, 'hl_sessionExists', { s_sessionId })).toMatchObject({
      i_exists: 0,
    });
    expect(await runAs(alice.account, master, 'hl_sessionExists', { s_sessionId })).toMatchObject({
      i_exists: 1,
    });

    const shown = s_sessionId.slice(0, 8);
    expect((await send(master, 'GET', '/')).text).not.toContain(shown);
    expect(await requestAs(alice.account, master, { method: 'GET', path: '/' })).toContain(shown);
  });

  it('refuses a session under an account that is not the one of the connection', async () => {
    const refused = { s_status: 'ERROR', i_apiErrorType: 6000, i_apiErrorCode: 2 };
    const forBob = await runAs(alice.account, master, 'hl_openSession', names(bob));
    const forNobody = await runAs(alice.account, master, 'hl_openSession', {
      s_userName: 'nobody-at-all',
      s_domainName: '.',
    });
    expect(forBob).toMatchObject(refused);
    // Nor is it told whether the account exists.
    expect(forNobody).toEqual(forBob);
    expect(
      await runAs(alice.account, master, 'hl_openSession', { s_userName: 'root', s_domainName: '.' }),
    ).toMatchObject(refused);
    expect(await run(master, 'hl_openSession', names(alice))).toMatchObject(refused);
  });

  it('opens it when a rule of the operator says so', async () => {
    const s_sessionId = await openSession(master, names(bob));
    expect(workersOf(bob.account.posix?.user)).toHaveLength(1);
    expect(await run(master, 'hl_sessionExists', { s_sessionId })).toMatchObject({ i_exists: 1 });
    // It is the session of who opened it.
    expect(await runAs(bob.account, master, 'hl_sessionExists', { s_sessionId })).toMatchObject({
      i_exists: 0,
    });
  });

  it('keeps the data of an application apart for each account, also in workers of the service', async () => {
    const mine = await openSession(master, QUICK);
    const hers = idOf(await runAs(alice.account, master, 'hl_openSession', QUICK));
    const data = { s_persistantData64: Buffer.from('mine').toString('base64') };
    expect(await run(master, 'hl_setPersistantData', { s_sessionId: mine, ...data })).toMatchObject({
      s_status: 'OK',
    });
    expect(await run(master, 'hl_getPersistantData', { s_sessionId: mine })).toMatchObject(data);
    const seen = await runAs(alice.account, master, 'hl_getPersistantData', { s_sessionId: hers });
    expect(JSON.stringify(seen)).not.toContain(data.s_persistantData64);
  });

  it('shows each account its own lines of the journal of the service', async () => {
    await runAs(alice.account, master, 'hl_openSession', names(alice));
    const [pid] = workersOf(alice.account.posix?.user);
    const read = ({ s_serverLogBase64 }: Record<string, unknown>) =>
      Buffer.from(String(s_serverLogBase64), 'base64').toString();
    const ask = { i_serverLogNbLastLines: 500 };
    const started = new RegExp(`worker started.*pid=${pid}\\b`);
    expect(read(await runAs(alice.account, master, 'getLogsTail', ask))).toMatch(started);
    expect(read(await runAs(bob.account, master, 'getLogsTail', ask))).not.toMatch(started);
    expect(read(await run(master, 'getLogsTail', ask))).not.toMatch(started);
    expect(read(await run(master, 'getLogsTail', ask))).toContain('listening');
  });
});
