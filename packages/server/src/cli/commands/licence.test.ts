import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLicenceChecker, LicenceError } from '@dmpconnect/licensing';
import { createDispatcher } from '@dmpconnect/soap';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeCertificate } from '../../testing/certificate.js';
import { createTestIo } from '../../testing/cli-io.js';
import { runCli } from '../run.js';

let folder: string;
const at = (name: string) => join(folder, name);
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'licence-cli-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function run(...args: readonly string[]) {
  const io = createTestIo();
  const code = await runCli(args, io);
  return { code, out: io.stdout(), err: io.stderr() };
}
const HOLDER = ['--holder', '899700000013', '--environment', 'test'];
const register = () => ['--register', at('register.json')];

describe('issuer-key', () => {
  it('makes a key for its owner alone, never over another, and shows it as the settings want it', async () => {
    const made = await run('issuer-key', 'new', '--out', at('one.pem'), '--kid', 'licence-1');
    expect(made.code).toBe(0);
    expect(made.out).toMatch(/^<public_key kid="licence-1">[A-Za-z0-9_-]{43}<\/public_key>\n$/);
    const pem = await readFile(at('one.pem'), 'utf8');
    if (process.platform !== 'win32') expect((await stat(at('one.pem'))).mode & 0o077).toBe(0);
    const shown = await run('issuer-key', 'show', '--key', at('one.pem'), '--kid', 'licence-1');
    expect(shown.out).toBe(made.out);
    const again = await run('issuer-key', 'new', '--out', at('one.pem'));
    expect(again).toMatchObject({ code: 2, err: expect.stringContaining('exists already') });
    expect(await readFile(at('one.pem'), 'utf8')).toBe(pem);
  });
});

describe('the register of licences', () => {
  it.each([
    [['grant', '--environment', 'test'], '--holder or --card'],
    [['grant', '--holder', '8', '--environment', 'dev'], '--environment'],
    [['grant', ...HOLDER, '--until', '2001-01-01'], '--until'],
    [['revoke', '--holder', 'nobody', '--environment', 'test'], 'no such licence'],
    [['disable'], '--integrator or --version'],
  ])('%j is refused by name, exit code 2', async ([action = '', ...args], message) => {
    expect(await run('licence', action, '--register', at('none.json'), ...args)).toMatchObject({
      code: 2,
      err: expect.stringContaining(message),
    });
  });

  it('that somebody damaged is named and left as it is', async () => {
    await writeFile(at('damaged.json'), '{');
    const granted = await run('licence', 'grant', '--register', at('damaged.json'), ...HOLDER);
    expect(granted).toMatchObject({ code: 2, err: expect.stringContaining('register of licences') });
    expect(await readFile(at('damaged.json'), 'utf8')).toBe('{');
  });
});

describe('licence serve', () => {
  it('answers connectors from the register, each change at the next question, under a key that can be changed', async () => {
    const identity = await makeCertificate();
    await writeFile(at('server.pem'), identity.cert);
    await writeFile(at('server.key'), identity.key);
    const keys = await Promise.all(
      ['old', 'new'].map(async (kid) => {
        const { out } = await run('issuer-key', 'new', '--out', at(`${kid}.pem`), '--kid', kid);
        return { kid, key: />(.{43})</.exec(out)?.[1] ?? '' };
      }),
    );
    await run('licence', 'grant', ...register(), ...HOLDER, '--until', '2999-01-01');
    const dispatcher = createDispatcher({ trust: identity.cert });

    const serve = async (kid: string) => {
      const io = createTestIo();
      const tls = ['--tls-certificate', at('server.pem'), '--tls-key', at('server.key')];
      const signer = ['--key', at(`${kid}.pem`), '--kid', kid];
      const code = runCli(['licence', 'serve', ...register(), ...signer, ...tls, '--port', '0'], io);
      const { port }: { readonly port: number } = JSON.parse(await io.firstLine());
      let asked = 0;
      return {
        /** What a connector that knows these keys is told; another card each time, so that nothing is kept. */
        ask: async (...known: typeof keys) => {
          asked += 1;
          const servers = [`localhost:${port}`];
          const checker = createLicenceChecker({ servers, publicKeys: known, dispatcher });
          const subject = { holder: '899700000013', integratorId: 'i', version: '0.1.0' };
          return checker.check({ ...subject, cardId: `${asked}`, environment: 'test' }).then(
            ({ source }) => source,
            (error: unknown) => (error instanceof LicenceError ? (error.state ?? error.code) : error),
          );
        },
        stop: async () => {
          io.stop();
          return [await code, io.stderr()] as const;
        },
      };
    };

    const first = await serve('old');
    expect(await first.ask(...keys)).toBe('server');
    await run('licence', 'disable', ...register(), '--integrator', 'i');
    expect(await first.ask(...keys)).toBe('integrator-disabled');
    await run('licence', 'enable', ...register(), '--integrator', 'i');
    await run('licence', 'disable', ...register(), '--version', '0.1.0');
    expect(await first.ask(...keys)).toBe('version-disabled');
    await run('licence', 'enable', ...register(), '--version', '0.1.0');
    await run('licence', 'revoke', ...register(), ...HOLDER);
    expect(await first.ask(...keys)).toBe('licence-revoked');
    await run('licence', 'grant', ...register(), ...HOLDER);
    const [code, told] = await first.stop();
    expect(code).toBe(0);
    expect(told).toContain('licence-revoked 0.1.0 test "i"');
    expect(told).not.toContain('899700000013');

    const second = await serve('new');
    expect(await second.ask(...keys)).toBe('server');
    expect(await second.ask(...keys.slice(0, 1))).toBe('LICENCE_ANSWER_INVALID');
    expect((await second.stop())[0]).toBe(0);
    expect((await run('licence', 'list', ...register())).out).toContain('"holder":"899700000013"');
    await dispatcher.destroy();
  });

  it('tells at its start what cannot be read', async () => {
    const tls = ['--tls-certificate', at('none.pem'), '--tls-key', at('none.pem')];
    const served = await run('licence', 'serve', ...register(), '--key', at('one.pem'), ...tls);
    expect(served).toMatchObject({ code: 2, err: expect.stringContaining('--tls-certificate') });
  });
});
