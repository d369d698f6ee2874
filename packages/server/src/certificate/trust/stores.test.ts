import { execFile, execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { currentPlatform } from '../../platform/index.js';
import { issueLocalCertificate } from '../issue.js';
import { LOCAL_NAMES } from '../names.js';
import { readAuthority } from './authority.js';
import { currentTrustStores } from './current-stores.js';
import { findNssDatabases, readPeople } from './find-nss.js';
import { findLinuxLayout, type LinuxLayout, linuxSystemStore } from './linux-system.js';
import { macosStore } from './macos.js';
import { nssStore } from './nss.js';
import { trustForPerson } from './person.js';
import { type RunTool, runTool, type ToolResult } from './run-tool.js';
import { changeOf } from './store-change.js';
import type { Authority, TrustStore } from './types.js';
import { windowsStore } from './windows.js';

let folder: string;
let authority: Authority;
let other: Authority;
let leaf: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'trust-stores-'));
  const issued = await issueLocalCertificate(LOCAL_NAMES, new Date());
  authority = readAuthority(issued.authority);
  other = readAuthority((await issueLocalCertificate(LOCAL_NAMES, new Date())).authority);
  leaf = join(folder, 'leaf.pem');
  await writeFile(leaf, issued.certificate);
});
afterAll(() => rm(folder, { recursive: true }));

const has = (program: string): boolean => {
  try {
    execFileSync('sh', ['-c', `PATH=$PATH:/usr/sbin command -v ${program}`], { stdio: 'pipe' });
    return true;
  } catch {
    console.warn(`Not tested here, ${program} is not installed.`);
    return false;
  }
};

/** A program of another system: what it is called with is kept, what it says comes from `answers`. */
function fakeTool(answers: (args: readonly string[]) => Partial<ToolResult>) {
  const calls: string[] = [];
  const run: RunTool = async (file, args) => {
    calls.push([file, ...args].join(' '));
    return { code: 0, stdout: '', stderr: '', ...answers(args) };
  };
  return { run, calls };
}

describe('an authority', () => {
  it('has a name of its own, and the names that systems give to it', () => {
    expect(authority.name).toMatch(/^DmpConnect-JS2 local authority [0-9a-f]{8}$/);
    expect(authority.name).not.toBe(other.name);
    expect(authority.sha1).toMatch(/^[0-9A-F]{40}$/);
    expect(authority.fingerprint).toMatch(/^([0-9A-F]{2}:){31}[0-9A-F]{2}$/);
  });
});

describe.skipIf(!has('update-ca-certificates'))('the store of a Linux system', () => {
  let layout: LinuxLayout;
  beforeAll(async () => {
    const [anchors, etc, certs, hooks] = await Promise.all(
      ['anchors', 'etc', 'certs', 'hooks'].map(async (name) => {
        await mkdir(join(folder, name));
        return join(folder, name);
      }),
    );
    // A system is never without an authority.
    await writeFile(join(certs ?? '', 'national.crt'), other.pem);
    await writeFile(join(folder, 'certs.conf'), 'national.crt\n');
    const update = [
      'update-ca-certificates',
      ...['--localcertsdir', anchors ?? '', '--etccertsdir', etc ?? '', '--certsdir', certs ?? ''],
      ...['--certsconf', join(folder, 'certs.conf'), '--hooksdir', hooks ?? ''],
    ] as const;
    layout = {
      anchors: anchors ?? '',
      extension: '.crt',
      bundle: join(etc ?? '', 'ca-certificates.crt'),
      update,
      updateRemoved: [...update, '--fresh'],
    };
  });

  it('takes an authority up so that openssl believes its certificate, and gives it back', async () => {
    const store = linuxSystemStore(layout, runTool);
    const verify = () =>
      promisify(execFile)('openssl', ['verify', '-no-CApath', '-CAfile', layout.bundle, leaf]);
    expect(await store.holds(authority)).toBe(false);
    expect(await store.remove(authority)).toEqual({ outcome: 'absent' });
    expect(await store.add(authority)).toEqual({ outcome: 'added' });
    expect(await store.add(authority)).toEqual({ outcome: 'already' });
    expect([await store.holds(authority), await store.holds(other)]).toEqual([true, true]);
    expect((await verify()).stdout).toMatch(/: OK/);
    const [name = ''] = await readdir(layout.anchors);
    expect(name).toMatch(/^dmpconnect-js2-local-authority-[0-9a-f]{8}\.crt$/);
    expect((await stat(join(layout.anchors, name))).mode & 0o777).toBe(0o644);
    expect(await store.remove(authority)).toEqual({ outcome: 'removed' });
    expect(await store.holds(authority)).toBe(false);
    await expect(verify()).rejects.toThrow();
    expect(await readdir(layout.anchors)).toEqual([]);
    expect((await readdir(join(folder, 'etc'))).filter((file) => file.includes('local-authority'))).toEqual(
      [],
    );
    expect(await store.holds(other)).toBe(true);
  });

  it('is what the browsers of a person who came later take over, without rights', async () => {
    const pem = join(layout.anchors, 'dmpconnect-js2-local-authority-0a1b2c3d.crt');
    await writeFile(pem, authority.pem);
    await writeFile(join(layout.anchors, 'practice.crt'), other.pem);
    const taken: string[] = [];
    const browser: TrustStore = {
      id: 'browser',
      label: { fr: 'b', en: 'b' },
      scope: 'user',
      holds: async () => false,
      add: async ({ fingerprint }) => {
        taken.push(fingerprint);
        return { outcome: 'added' };
      },
      remove: async () => ({ outcome: 'absent' }),
    };
    expect(await trustForPerson({ stores: [browser], layout })).toMatchObject([{ outcome: 'added' }]);
    expect(taken).toEqual([authority.fingerprint]);
    await rm(pem);
    await rm(join(layout.anchors, 'practice.crt'));
    expect(await trustForPerson({ stores: [browser], layout })).toEqual([]);
  });

  it('is followed by the browsers of a person: what leaves it leaves them, once they give it back', async () => {
    const record = { file: join(folder, 'taken.pem'), platform: currentPlatform() };
    const held = new Set<string>();
    let locked = false;
    const browser: TrustStore = {
      id: 'browser',
      label: { fr: 'b', en: 'b' },
      scope: 'user',
      holds: async ({ name }) => held.has(name),
      add: async ({ name }) => ({ outcome: held.size === held.add(name).size ? 'already' : 'added' }),
      remove: async ({ name }) => {
        if (locked) return { outcome: 'failed' };
        return { outcome: held.delete(name) ? 'removed' : 'absent' };
      },
    };
    const outcomes = async () =>
      (await trustForPerson({ stores: [browser], layout, record })).map(({ outcome }) => outcome);
    const fileOf = (name: string) => join(layout.anchors, `dmpconnect-js2-local-authority-${name}.crt`);
    // Somebody else's, which no record names.
    held.add('DmpConnect-JS2 local authority ffffffff');
    await writeFile(fileOf('0a1b2c3d'), authority.pem);
    expect(await outcomes()).toEqual(['added']);
    await writeFile(fileOf('11111111'), other.pem);
    await rm(fileOf('0a1b2c3d'));
    locked = true;
    expect(await outcomes()).toEqual(['added', 'failed']);
    locked = false;
    expect(await outcomes()).toEqual(['already', 'removed']);
    expect(await outcomes()).toEqual(['already']);
    expect([...held].sort()).toEqual([other.name, 'DmpConnect-JS2 local authority ffffffff'].sort());
    await rm(fileOf('11111111'));
    expect(await outcomes()).toEqual(['removed']);
    expect(await outcomes()).toEqual([]);
  });

  it('says when its program is missing', async () => {
    const program = ['no-such-program'] as const;
    const store = linuxSystemStore({ ...layout, update: program, updateRemoved: program }, runTool);
    expect(await store.add(authority)).toEqual({ outcome: 'no-tool' });
    expect(await store.remove(authority)).toEqual({ outcome: 'no-tool' });
  });

  it('is that of the first layout whose folder exists', async () => {
    const absent = { ...layout, anchors: join(folder, 'absent') };
    expect(await findLinuxLayout([absent, layout])).toBe(layout);
    expect(await findLinuxLayout([absent])).toBeUndefined();
  });
});

describe.skipIf(!has('certutil'))('a database of NSS', () => {
  const person = () => ({ name: 'anne', home: join(folder, 'anne'), uid: 4242, gid: 4242 });
  beforeAll(async () => {
    const profile = join(person().home, '.mozilla/firefox/abc.default');
    await mkdir(profile, { recursive: true });
    await promisify(execFile)('certutil', ['-N', '--empty-password', '-d', `sql:${profile}`]);
    await mkdir(join(person().home, '.mozilla/firefox/Crash Reports'));
  });

  it('is made for Chromium, and found for each profile of Firefox', async () => {
    const databases = await findNssDatabases(person(), true);
    expect(databases.map(({ browser, exists }) => [browser, exists])).toEqual([
      ['Chromium', false],
      ['Firefox', true],
    ]);
    for (const database of databases) {
      const store = nssStore(database, runTool);
      expect(await store.holds(authority)).toBe(false);
      expect(await store.add(authority)).toEqual({ outcome: 'added' });
      expect(await store.add(authority)).toEqual({ outcome: 'already' });
      expect([await store.holds(authority), await store.holds(other)]).toEqual([true, false]);
      expect(await store.remove(other)).toEqual({ outcome: 'absent' });
      expect(await store.remove(authority)).toEqual({ outcome: 'removed' });
      expect(await store.holds(authority)).toBe(false);
    }
    expect(nssStore(databases[1]!, runTool).label.fr).toBe('Firefox de anne');
    expect((await stat(join(person().home, '.pki/nssdb'))).mode & 0o777).toBe(0o700);
  });

  it('that holds the authority without trusting it does not count', async () => {
    const [database] = await findNssDatabases(person(), true);
    const untrusted = ['-A', '-n', authority.name, '-t', ',,', '-a', '-d', `sql:${database!.folder}`];
    await runTool('certutil', untrusted, { input: authority.pem });
    const store = nssStore(database!, runTool);
    expect(await store.holds(authority)).toBe(false);
    expect(await store.add(authority)).toEqual({ outcome: 'added' });
    expect(await store.holds(authority)).toBe(true);
  });

  it('knows the authority by whatever name somebody gave to it', async () => {
    const [, firefox] = await findNssDatabases(person(), true);
    const byHand = ['-A', '-n', 'Autorité du cabinet', '-t', 'C,,', '-a', '-d', `sql:${firefox!.folder}`];
    await runTool('certutil', byHand, { input: authority.pem });
    const store = nssStore(firefox!, runTool);
    expect(await store.add(authority)).toEqual({ outcome: 'already' });
    expect(await store.remove(authority)).toEqual({ outcome: 'removed' });
    expect(await store.holds(authority)).toBe(false);
  });

  it('is changed under the account of its owner, by nobody else', async () => {
    const { calls, run } = fakeTool((args) => ({ code: args[0] === '-L' ? 255 : 0 }));
    const accounts: unknown[] = [];
    const spying: RunTool = (file, args, given) => {
      accounts.push(given?.account?.uid);
      return run(file, args, given);
    };
    for (const database of await findNssDatabases(person(), false)) {
      await nssStore({ ...database, exists: false }, spying).add(authority);
    }
    expect(new Set(accounts)).toEqual(new Set([4242]));
    expect(calls[0]).toMatch(/^mkdir -p -m 700 .*\/\.pki\/nssdb$/);
    expect(calls.at(-1)).toContain(`-A -n ${authority.name} -t C,, -a`);
  });

  it('is none where the program is missing, or the home', async () => {
    const { run } = fakeTool(() => ({ code: 'missing' }));
    const databases = await findNssDatabases(person(), true);
    const store = nssStore(databases[1]!, run);
    expect(await store.holds(authority)).toBeUndefined();
    expect([await store.add(authority), await store.remove(authority)]).toEqual([
      { outcome: 'no-tool' },
      { outcome: 'no-tool' },
    ]);
    expect(await findNssDatabases({ ...person(), home: join(folder, 'gone') }, true)).toEqual([]);
  });
});

describe('the accounts of people', () => {
  it('are those from 1000 on that have a home', () => {
    const passwd = [
      'root:x:0:0:root:/root:/bin/bash',
      'dmpconnect:x:998:998::/var/lib/dmpconnect-js2:/usr/sbin/nologin',
      'anne:x:1000:1000:Anne,,,:/home/anne:/bin/bash',
      'nobody:x:65534:65534:nobody:/nonexistent:/usr/sbin/nologin',
      'broken',
      '',
    ].join('\n');
    expect(readPeople(passwd)).toEqual([{ name: 'anne', home: '/home/anne', uid: 1000, gid: 1000 }]);
  });
});

describe('the store of Windows', () => {
  it.each(['machine', 'user'] as const)('is changed by certutil.exe of the system (%s)', async (scope) => {
    let held = false;
    const { run, calls } = fakeTool((args) => {
      if (args.includes('-addstore')) held = true;
      if (args.includes('-delstore')) held = false;
      if (!args.includes('-store')) return {};
      const hash = authority.sha1.toLowerCase().replaceAll(/(..)/g, '$1 ').trim();
      return held ? { stdout: `Hach. cert. (sha1): ${hash}\r\n` } : { code: 0x80090011 };
    });
    const store = windowsStore(scope, run);
    expect(await store.add(authority)).toEqual({ outcome: 'added' });
    expect(await store.add(authority)).toEqual({ outcome: 'already' });
    expect(await store.remove(authority)).toEqual({ outcome: 'removed' });
    expect(await store.remove(authority)).toEqual({ outcome: 'absent' });
    const certutil = `C:\\Windows\\System32\\certutil.exe${scope === 'user' ? ' -user' : ''}`;
    expect(calls[0]).toBe(`${certutil} -store Root ${authority.sha1}`);
    expect(calls[1]).toMatch(/-f -addstore Root .*authority\.crt$/);
    expect(calls.find((call) => call.includes('-delstore'))).toBe(
      `${certutil} -delstore Root ${authority.sha1}`,
    );
  });
});

describe('a certutil.exe that says yes to everything', () => {
  it('is not believed to hold what it does not show', async () => {
    const store = windowsStore('machine', fakeTool(() => ({ stdout: '' })).run);
    expect(await store.holds(authority)).toBe(false);
  });
});

describe('the keychain of macOS', () => {
  it.each(['machine', 'user'] as const)('is changed by security, for TLS alone (%s)', async (scope) => {
    let held = false;
    const { run, calls } = fakeTool((args) => {
      if (args[0] === 'add-trusted-cert') held = true;
      if (args[0] === 'delete-certificate') held = false;
      if (args[0] === 'find-certificate') {
        return { stdout: held ? `SHA-256 hash: 00\nSHA-1 hash: ${authority.sha1}\nkeychain: "x"\n` : '' };
      }
      if (args[0] === 'dump-trust-settings') {
        return held
          ? {
              stdout: `Number of trusted certs = 1\nCert 0: ${authority.name}\n   Number of trust settings : 1\n`,
            }
          : { code: 1, stderr: 'SecTrustSettingsCopyCertificates: No Trust Settings were found.' };
      }
      return {};
    });
    const store = macosStore(scope, run, '/Users/anne');
    expect(await store.holds(authority)).toBe(false);
    expect(await store.add(authority)).toEqual({ outcome: 'added' });
    expect(await store.add(authority)).toEqual({ outcome: 'already' });
    expect(await store.remove(authority)).toEqual({ outcome: 'removed' });
    expect(await store.remove(authority)).toEqual({ outcome: 'absent' });
    const domain = scope === 'machine' ? '-d ' : '';
    const keychain =
      scope === 'machine'
        ? '/Library/Keychains/System.keychain'
        : '/Users/anne/Library/Keychains/login.keychain-db';
    expect(calls.find((call) => call.includes('add-trusted-cert'))).toMatch(
      new RegExp(`^/usr/bin/security add-trusted-cert ${domain}-r trustRoot -p ssl -k ${keychain} .*\\.crt$`),
    );
    expect(calls.some((call) => call.includes(`remove-trusted-cert ${domain}`))).toBe(true);
    expect(calls.at(-2)).toBe(`/usr/bin/security delete-certificate -Z ${authority.sha1} ${keychain}`);
  });
});

describe('what a program of the system says', () => {
  it.each<[Partial<ToolResult>, string]>([
    [{ code: 0 }, 'added'],
    [{ code: 'missing' }, 'no-tool'],
    [{ code: 0x80070005, stdout: 'CertUtil: -addstore command FAILED: 0x80070005' }, 'needs-rights'],
    [{ code: -2147024891 }, 'needs-rights'],
    [{ code: 1, stderr: 'SecCertificateAddToKeychain: Write permissions error.' }, 'needs-rights'],
    [
      { code: 1, stderr: 'The authorization was denied since no user interaction was possible.' },
      'needs-rights',
    ],
    [{ code: 255, stderr: 'certutil: could not add certificate: SEC_ERROR_READ_ONLY' }, 'needs-rights'],
    [{ code: 1, stderr: 'mkdir: cannot create directory: Permission denied' }, 'needs-rights'],
    [{ code: 255, stderr: 'certutil: function failed: SEC_ERROR_BAD_DATABASE' }, 'failed'],
    [{ code: -1 }, 'failed'],
  ])('%j is %s', (said, outcome) => {
    expect(changeOf({ code: 0, stdout: '', stderr: '', ...said }, 'added').outcome).toBe(outcome);
  });
});

describe('the stores of this computer', () => {
  it('are one on Windows and macOS', async () => {
    const { run } = fakeTool(() => ({}));
    const ids = async (...[scope, platform]: Parameters<typeof currentTrustStores>) =>
      (await currentTrustStores(scope, platform, { run })).map(({ id }) => id);
    expect(await ids('machine', 'win32')).toEqual(['windows-machine']);
    expect(await ids('user', 'darwin')).toEqual(['macos-user']);
  });

  it('are the browsers of everybody on Linux for the administrator, and his own for a person', async () => {
    const homes = ['anne', 'paul'].map((name) => join(folder, 'homes', name));
    for (const home of homes) await mkdir(home, { recursive: true });
    const line = (home: string, uid: number) => `p${uid}:x:${uid}:${uid}::${home}:/bin/sh`;
    const passwd = async () => homes.map((home, index) => line(home, 1000 + index)).join('\n');
    const self = () => ({ name: 'paul', home: homes[1]!, uid: 1001, gid: 1001 });
    const { run } = fakeTool(() => ({}));
    const ids = async (scope: 'machine' | 'user') =>
      (await currentTrustStores(scope, 'linux', { run, passwd, self })).map(({ id }) => id);
    expect((await ids('machine')).filter((id) => id.startsWith('nss:'))).toEqual(
      homes.map((home) => `nss:${join(home, '.pki/nssdb')}`),
    );
    expect(await ids('user')).toEqual([`nss:${join(homes[1]!, '.pki/nssdb')}`]);
  });
});

describe('a program of the system', () => {
  it('is fed, heard and not translated', async () => {
    const { code, stdout } = await runTool('sh', ['-c', 'cat; echo $LC_ALL; exit 3'], { input: 'in ' });
    expect([code, stdout]).toEqual([3, 'in C\n']);
    expect((await runTool('no-such-program', [])).code).toBe('missing');
    expect(await readFile(leaf, 'utf8')).toContain('CERTIFICATE');
  });
});
