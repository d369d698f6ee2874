import { execFileSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PATIENT } from './main-job/patient.js';
import { type Application, openSession, startApplication } from './testing/application.js';

let application: Application;
beforeAll(async () => {
  application = await startApplication();
});
afterAll(() => application.stop());

/** Processes started by the master: one per application. */
function workers(): number[] {
  const listed = execFileSync('pgrep', ['-P', String(application.sandbox.serverPid)], { encoding: 'utf8' });
  return listed.trim().split('\n').map(Number);
}

describe('a worker killed while a command runs', () => {
  it('gives that command an error, and a new session works', async () => {
    const session = await openSession(application);
    await session.createDmpConnector();
    application.sandbox.dmp.clearJournal();
    application.sandbox.dmp.failNext({ kind: 'timeout' });
    const pending = session.send('hl_getDirectAuthenticationDMPStatus', { Ins: PATIENT.Ins });
    await expect.poll(() => application.sandbox.dmp.journal()).toHaveLength(1);

    for (const pid of workers()) process.kill(pid, 'SIGKILL');

    expect(await pending).toMatchObject({ s_status: 'ERROR', i_apiErrorType: 6000, i_apiErrorCode: 1 });
    expect(await session.send('hl_getPcscReaders')).toMatchObject({
      i_apiErrorType: 6000,
      i_apiErrorCode: 3,
    });
    const next = await openSession(application);
    await next.createDmpConnector();
    expect(await next.send('hl_getDirectAuthenticationDMPStatus', { Ins: PATIENT.Ins })).toMatchObject({
      s_status: 'OK',
    });
  });
});
