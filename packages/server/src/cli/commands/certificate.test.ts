import { chmod, chown, lstat, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Authority, TrustStore } from '../../certificate/index.js';
import { giveToOwnerOf } from '../../storage/owner.js';
import { createTestIo } from '../../testing/cli-io.js';
import { CAN_MAKE_ACCOUNTS } from '../../testing/second-account.js';
import { runCli } from '../run.js';

let folder: string;
let config: string;
let held: Set<string>;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'certificate-cli-'));
  config = join(folder, 'DmpConnect-JS2.xml');
  held = new Set();
  await writeFile(
    config,
    '<config><storage><directory>state</directory></storage><journal><directory>journal</directory></journal></config>',
  );
});
afterEach(() => rm(folder, { recursive: true }));

/** The store of a computer, in memory. */
const store: TrustStore = {
  id: 'system',
  label: { fr: 'Système', en: 'System' },
  scope: 'machine',
  holds: async ({ fingerprint }: Authority) => held.has(fingerprint),
  add: async ({ fingerprint }) => {
    if (held.has(fingerprint)) return { outcome: 'already' };
    held.add(fingerprint);
    return { outcome: 'added' };
  },
  remove: async ({ fingerprint }) => ({ outcome: held.delete(fingerprint) ? 'removed' : 'absent' }),
};

async function run(words: string, stores: readonly TrustStore[] = [store]) {
  const io = createTestIo({ trustStores: async () => stores });
  const code = await runCli([...words.split(' '), '--config', config], io);
  return { code, out: io.stdout(), err: io.stderr() };
}

describe('the commands of the certificate', () => {
  it('bring a computer from the installation to the next certificate, and back', async () => {
    expect(await run('certificate status')).toMatchObject({
      code: 1,
      out: expect.stringContaining('no local'),
    });
    expect(await run('certificate trust')).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^System · ([0-9A-F]{2}:){7}[0-9A-F]{2}…: added\n$/),
    });
    expect((await run('certificate status')).out).toMatch(
      /^The local certificate is valid until .*\n.*: trusted\n$/,
    );
    expect(await run('certificate renew')).toMatchObject({
      code: 0,
      err: expect.stringContaining('goes on serving'),
    });
    const waiting = await run('certificate status --json');
    expect(waiting.code).toBe(1);
    expect(JSON.parse(waiting.out)).toMatchObject({
      condition: 'to-trust',
      present: { trusted: true },
      next: { trusted: false },
      stores: [{ holds: true }, { holds: false }],
    });
    expect((await run('certificate trust')).out).toMatch(/: already trusted\n.*: added\n$/);
    expect(await run('certificate status')).toMatchObject({ code: 0 });
    expect(held.size).toBe(2);
    expect((await run('certificate untrust')).out).toMatch(/: removed\n.*: removed\n$/);
    expect(held.size).toBe(0);
  });

  it('replace a certificate at once when that is asked for, and say what comes next', async () => {
    const first = (await run('certificate renew')).out;
    expect(first).toContain('localhost');
    const second = await run('certificate renew --now');
    expect(second.out).not.toBe(first);
    expect(second.err).toContain('certificate trust');
    expect((await run('certificate show')).out).toBe(second.out);
  });

  it('say, with exit code 1, what the stores refuse', async () => {
    const refusing: TrustStore = {
      ...store,
      add: async () => ({ outcome: 'needs-rights', detail: 'Access is\ndenied.' }),
    };
    const refused = await run('certificate trust', [refusing]);
    expect(refused).toMatchObject({
      code: 1,
      out: expect.stringContaining('administrator’s rights needed (Access is denied.)'),
    });
    expect(await run('certificate trust', [])).toMatchObject({
      code: 1,
      err: expect.stringContaining('No store'),
    });
  });

  it('know the whole computer and one person, nothing else', async () => {
    expect(await run('certificate trust --scope user')).toMatchObject({ code: 0 });
    expect(await run('certificate trust --scope all')).toMatchObject({ code: 2 });
  });
});

describe.skipIf(!CAN_MAKE_ACCOUNTS)('what the administrator writes', () => {
  it('belongs to the account of its folder, which the service runs under', async () => {
    const state = join(folder, 'state');
    await mkdir(state);
    await chown(state, 4242, 4243);
    await chmod(state, 0o700);
    await run('certificate trust');
    for (const path of ['certificate', 'certificate/localhost.pem', 'certificate/trusted.json']) {
      const { uid, gid } = await lstat(join(state, path));
      expect([path, uid, gid]).toEqual([path, 4242, 4243]);
    }
    // A file of nobody but the administrator stays his.
    await writeFile(join(folder, 'own'), '');
    await giveToOwnerOf(join(folder, 'own'));
    expect((await lstat(join(folder, 'own'))).uid).toBe(0);
  });
});
