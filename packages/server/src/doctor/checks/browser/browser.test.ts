import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { currentTrustStores, ensureLocalCertificate, trustAuthorities } from '../../../certificate/index.js';
import type { RunProgram } from '../../../platform/run-program.js';
import { SILENT_LOGGER } from '../../../testing/silent.js';
import { makeInstallation, NOTHING_USED, tell } from '../../testing/context.js';
import { judgeLoopbackPermission } from './loopback-permission.js';
import { readBrowserPolicies } from './policies.js';
import { browserTrust, judgeTrust } from './trust.js';
import { coversOrigin } from './url-pattern.js';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'doctor-browser-'));
});
afterEach(() => rmSync(root, { recursive: true }));
const put = (path: string, text: string) => {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
};
const neverRun: RunProgram = async () => ({ code: -1, stdout: '' });

describe('the policies of a browser', () => {
  it('are read on Linux from its folder, for the browsers that are installed', async () => {
    put('/usr/bin/chromium', '');
    put(
      '/etc/chromium/policies/managed/a.json',
      '{"LoopbackNetworkAllowedForUrls":["https://app.example.org"]}',
    );
    put('/etc/chromium/policies/managed/b.json', 'no JSON');
    put('/etc/opt/edge/policies/managed/a.json', '{"LoopbackNetworkBlockedForUrls":["*"]}');
    expect(await readBrowserPolicies({ platform: 'linux', env: {}, run: neverRun, root })).toEqual([
      { browser: 'Chromium', policies: { LoopbackNetworkAllowedForUrls: ['https://app.example.org'] } },
    ]);
  });

  it('are read on Windows from the registry, both hives', async () => {
    const run: RunProgram = async (_, [, key = '']) =>
      key === 'HKLM\\Software\\Policies\\Microsoft\\Edge\\LocalNetworkAccessAllowedForUrls'
        ? {
            code: 0,
            stdout: `\r\nHKEY_LOCAL_MACHINE\\${key}\r\n    1    REG_SZ    [*.]example.org\r\n    2    REG_SZ    https://a.example.net\r\n`,
          }
        : { code: 1, stdout: '' };
    // Read on any system: there the path is the name of a file beside the folder.
    const ProgramFiles = join(root, 'programs');
    writeFileSync(`${ProgramFiles}\\Microsoft\\Edge\\Application\\msedge.exe`, '');
    expect(await readBrowserPolicies({ platform: 'win32', env: { ProgramFiles }, run })).toEqual([
      {
        browser: 'Microsoft Edge',
        policies: { LocalNetworkAccessAllowedForUrls: ['[*.]example.org', 'https://a.example.net'] },
      },
    ]);
  });

  it('are read on macOS from the managed preferences', async () => {
    put('/Applications/Google Chrome.app', '');
    const run: RunProgram = async (file, args) =>
      file === '/usr/bin/plutil' && args.at(-1)?.endsWith('com.google.Chrome.plist') === true
        ? { code: 0, stdout: '{"LoopbackNetworkBlockedForUrls":["*"],"Other":1}' }
        : { code: 1, stdout: '' };
    expect(await readBrowserPolicies({ platform: 'darwin', env: {}, run, root })).toEqual([
      { browser: 'Google Chrome', policies: { LoopbackNetworkBlockedForUrls: ['*'] } },
    ]);
  });
});

describe('a pattern of a policy', () => {
  it.each([
    ['*', 'https://a.example', true],
    ['https://a.example', 'https://a.example', true],
    ['https://a.example/path', 'https://a.example', true],
    ['https://a.example', 'http://a.example', false],
    ['a.example', 'https://a.example', true],
    ['[*.]example.org', 'https://app.example.org', true],
    ['[*.]example.org', 'https://example.org', true],
    ['[*.]example.org', 'https://badexample.org', false],
    ['https://a.example:8443', 'https://a.example', false],
    ['https://a.example:443', 'https://a.example', true],
    ['', 'https://a.example', false],
  ])('%s covers %s: %s', (pattern, origin, expected) => {
    expect(coversOrigin(pattern, origin)).toBe(expected);
  });
});

describe('the line of the permission', () => {
  const line = (policies: object, origins = ['https://*.example.org']) =>
    tell(judgeLoopbackPermission([{ browser: 'Chromium', policies }], origins));

  it('tells what the administrator decided, the first policy before the others', () => {
    expect(line({ LoopbackNetworkAllowedForUrls: ['[*.]example.org'] })).toMatch(/^ok: .*autorise/);
    expect(line({ LocalNetworkAccessBlockedForUrls: ['*'] })).toMatch(/^failure: .*interdit/);
    expect(
      line({ LoopbackNetworkAllowedForUrls: ['[*.]example.org'], LocalNetworkAccessBlockedForUrls: ['*'] }),
    ).toMatch(/^ok: .*autorise/);
    expect(line({ LoopbackNetworkBlockedForUrls: ['*'] }, [])).toMatch(/^failure: /);
  });

  it('tells that each person is asked where nobody decided', () => {
    expect(line({})).toMatch(/^ok: .*demandée à chaque personne/);
    expect(tell(judgeLoopbackPermission([], []))).toMatch(/^skipped: /);
  });
});

describe('the lines of the trust', () => {
  it.skipIf(process.platform !== 'linux')('are of the real databases of browsers', async () => {
    const installation = makeInstallation(NOTHING_USED);
    try {
      const self = () => ({ name: 'anne', home: root, uid: userInfo().uid, gid: userInfo().gid });
      const trustStores = () => currentTrustStores('user', 'linux', { self });
      const database = join(root, '.pki', 'nssdb');
      mkdirSync(database, { recursive: true });
      execFileSync('certutil', ['-d', `sql:${database}`, '-N', '--empty-password']);
      const context = await installation.context({ trustStores });
      expect(tell(await browserTrust.run(context))).toMatch(/^skipped: /);
      const { folders, platform } = context;
      const place = { folder: folders.certificate, platform, logger: SILENT_LOGGER };
      await ensureLocalCertificate(place);
      const told = await browserTrust.run(context);
      expect(tell(told)).toMatch(/^failure: .*n’y est pas/);
      await trustAuthorities({ ...place, stores: await trustStores() });
      expect(tell(await browserTrust.run(context))).toMatch(/^ok: /);
    } finally {
      installation.remove();
    }
  });

  const store = (id: string, holds: boolean | undefined) => ({ id, label: { fr: id, en: id }, holds });
  const outcomes = (platform: 'linux' | 'win32', ...held: (boolean | undefined)[]) =>
    [
      judgeTrust(
        held.map((holds, at) => store(`s${at}`, holds)),
        platform,
      ),
    ]
      .flat()
      .map(({ outcome }) => outcome);

  it('are of each browser on Linux, and of one store elsewhere', () => {
    expect(outcomes('linux', true, true)).toEqual(['ok', 'ok']);
    expect(outcomes('linux', true, false, undefined)).toEqual(['ok', 'warning', 'skipped']);
    expect(outcomes('linux', false)).toEqual(['failure']);
    expect(outcomes('win32', false, true)).toEqual(['ok']);
    expect(outcomes('win32', false, false)).toEqual(['failure', 'failure']);
    expect(outcomes('linux')).toEqual(['warning']);
  });
});
