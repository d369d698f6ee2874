import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import type { LicenceServerProbe } from '@dmpconnect/licensing';
import { afterEach, describe, expect, it } from 'vitest';
import { makeInstallation, NOTHING_USED, type TestInstallation, tell } from '../../testing/context.js';
import { judgeRestart } from '../service/restart.js';
import { licenceLastCheck } from './last-check.js';
import { judgeLicenceServers, licenceServers } from './servers.js';

const made: TestInstallation[] = [];
afterEach(() => {
  for (const installation of made.splice(0)) installation.remove();
});

/** An installation with one licence server, where nobody listens. */
async function install(): Promise<TestInstallation> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  await new Promise((resolve) => server.close(resolve));
  const installation = makeInstallation(
    `${NOTHING_USED}<licensing><server0>localhost:${port}</server0><public_key kid="l">${'A'.repeat(43)}</public_key></licensing>`,
  );
  made.push(installation);
  return installation;
}

describe('the lines of the licence servers', () => {
  it('are failures when nobody answers', async () => {
    const context = await (await install()).context();
    const told = [await licenceServers.run(context)].flat();
    expect(told[0]).toMatchObject({ outcome: 'failure', details: { outcome: 'network' } });
    expect(told[0]?.remedy?.fr).toMatch(/grace_period_hours vaut 0/);
  });

  it('want one server whose answer is trusted, and tell those that are not', () => {
    const probe = (outcome: LicenceServerProbe['outcome']): LicenceServerProbe => ({
      server: outcome,
      outcome,
      explanation: { fr: outcome, en: outcome },
      elapsedMs: 1,
    });
    const outcomes = (...list: LicenceServerProbe['outcome'][]) =>
      judgeLicenceServers(list.map(probe), 48).map(({ outcome }) => outcome);
    expect(outcomes('trusted', 'timeout')).toEqual(['ok', 'warning']);
    expect(outcomes('timeout', 'answer-invalid')).toEqual(['failure', 'failure']);
    expect(judgeLicenceServers([probe('timeout')], 48)[0]?.remedy?.fr).toContain('48 h');
  });
});

describe('the line of the last licence check', () => {
  it.each([
    ['granted', /^ok: /],
    ['integrator-disabled', /^failure: /],
    ['licence-missing', /^failure: /],
    ['licence-revoked', /^failure: .*révoquée/],
    ['licence-expired', /^failure: .*expirée/],
    ['version-disabled', /^failure: .*version/],
    ['environment-mismatch', /^failure: /],
    ['unreachable', /^failure: /],
    ['untrusted', /^failure: /],
  ])('tells %s', async (outcome, expected) => {
    const context = await (await install()).context();
    expect(tell(await licenceLastCheck.run(context))).toMatch(/^skipped: /);
    mkdirSync(join(context.folders.state, 'licences'), { recursive: true });
    const report = { at: new Date().toISOString(), outcome };
    writeFileSync(join(context.folders.state, 'licences', 'last-check.json'), JSON.stringify(report));
    expect(tell(await licenceLastCheck.run(context))).toMatch(expected);
  });
});

describe('the line of the restart', () => {
  it('says what the running service says of its settings', () => {
    const line = (attention: boolean) => {
      const label = { fr: 'x', en: 'x' };
      return judgeRestart({
        answers: true,
        version: '1',
        sessions: 0,
        verified: true,
        lines: [{ id: 'settings', label, sentence: label, attention }],
      }).outcome;
    };
    expect([line(false), line(true)]).toEqual(['ok', 'warning']);
    expect(judgeRestart({ answers: false, why: 'refused' }).outcome).toBe('skipped');
  });
});
