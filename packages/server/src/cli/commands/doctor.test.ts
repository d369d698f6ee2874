import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { defaultSettings } from '../../config/index.js';
import { createRenderer } from '../../doctor/render.js';
import { makeInstallation, NOTHING_USED, type TestInstallation } from '../../doctor/testing/context.js';
import { writePrerequisites } from '../../network/write-prerequisites.js';
import { createTestIo } from '../../testing/cli-io.js';
import { runCli } from '../run.js';

let installation: TestInstallation;
beforeEach(() => {
  installation = makeInstallation(NOTHING_USED);
});
afterEach(() => installation.remove());

const run = async (...args: string[]) => {
  const io = createTestIo();
  const code = await runCli(['doctor', '--config', installation.settingsFile, ...args], io);
  return { code, out: io.stdout(), err: io.stderr() };
};

describe('dmpconnect-js2 doctor', () => {
  it('writes lines in words, with what to do, and ends with 1 when one failed', async () => {
    // No service runs, no program looks at the cards.
    const french = await run('--port', '1', '--lang', 'fr');
    expect(french.code).toBe(1);
    expect(french.out).toMatch(/^Service\n {2}OK {8}Le fichier de réglages est correct\./);
    expect(french.out).toMatch(/ÉCHEC {5}Le service ne répond pas[^\n]*\n {12}→ Redémarrer/);
    expect(french.out).toMatch(/\n\nLecteurs et carte\n/);
    expect(french.out).toMatch(/en échec\.\n$/);
  });

  it('writes JSON with both languages, and the bundle', async () => {
    const file = join(installation.folder, 'support.zip');
    const whole = await run('--port', '1', '--json', '--bundle', file);
    const { results, version } = JSON.parse(whole.out);
    expect(version).toBe('1.2.3');
    expect(results).toContainEqual(
      expect.objectContaining({ id: 'service.port', group: 'service', outcome: 'failure' }),
    );
    expect(existsSync(file)).toBe(true);
    const english = results.map(createRenderer('en')).join('');
    expect(english).toMatch(/FAILED {4}The service does not answer/);
  });

  it('says so when the settings are wrong, and checks no network then', async () => {
    installation.remove();
    installation = makeInstallation('<server><port>x</port></server>');
    const { results } = JSON.parse((await run('--json')).out);
    const outcome = (id: string) => results.find((result: { id: string }) => result.id === id)?.outcome;
    expect(outcome('service.settings')).toBe('failure');
    expect(outcome('network.dmp')).toBe('skipped');
    expect(outcome('time.servers')).toBe('skipped');
  });
});

describe('dmpconnect-js2 doctor --prerequisites', () => {
  it('writes the servers to allow, and contacts none', async () => {
    const own = await run('--prerequisites', '--lang', 'fr');
    expect(own.out).toMatch(/3\.3\.1 DMP, services web[\s\S]*?inutilisé sur ce poste/);
    installation.remove();
    installation = makeInstallation(
      '<ntp><server>time.example</server></ntp><doctor><dmp_url>https://127.0.0.1:9443/x</dmp_url></doctor>',
    );
    const { code, out } = await run('--prerequisites', '--lang', 'en');
    expect(code).toBe(0);
    expect(out).toContain('https://lps2.dmp.gouv.fr (TCP 443)');
    expect(out).toMatch(/By the settings\n {4}127\.0\.0\.1 \(TCP 9443\)/);
    expect(out).toContain('  time.example (UDP 123)');
  });

  it('is what the documentation holds for an installation that changed nothing', () => {
    const file = new URL('../../../../../docs/prerequis_reseau.txt', import.meta.url);
    expect(readFileSync(file, 'utf8')).toBe(writePrerequisites(defaultSettings(), 'fr'));
  });
});
