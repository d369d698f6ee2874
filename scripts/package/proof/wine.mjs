import { strict as assert } from 'node:assert';
import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { listFiles } from '../tree.mjs';
import { openSession, statusPage } from './connector.mjs';
import { prove } from './report.mjs';
import { makeWindows, waitUntil } from './windows/prefix.mjs';
import { readProgramHeader } from './windows/programs.mjs';
import { makeRecorder } from './windows/recorders.mjs';
import { newLines, takeSnapshot } from './windows/snapshot.mjs';
import { supervisorSteps } from './windows/supervisor.mjs';

const SETTING = '<log_level>7</log_level>';
const SERVICE = 'HKLM\\System\\CurrentControlSet\\Services\\DmpConnect-JS2';
const POLICIES = 'HKLM\\Software\\Policies';
const UNINSTALL = 'HKLM\\Software\\Microsoft\\Windows\\CurrentVersion\\Uninstall\\DmpConnect-JS2';
const RUN_KEY = 'HKLM\\Software\\Microsoft\\Windows\\CurrentVersion\\Run';
const LISTS = [
  'Google\\Chrome\\LocalNetworkAccessAllowedForUrls',
  'Google\\Chrome\\LoopbackNetworkAllowedForUrls',
  'Microsoft\\Edge\\LocalNetworkAccessAllowedForUrls',
  'Microsoft\\Edge\\LoopbackNetworkAllowedForUrls',
  'Mozilla\\Firefox\\LocalNetworkAccess\\SkipDomains',
];
/** What an administrator granted before us, and what he granted that we grant too. */
const OTHERS = 'https://other.example.fr';
const MASTER = String.raw`DmpConnect-JS2\\.*node\.exe.* serve`;

/** Origins that the installers of this proof grant. */
export const ORIGINS = ['https://application.example.fr', 'https://[*.]clinique.example.fr:8443'];

/**
 * Installers of somebody else's that the proof has packed: two that do what they are asked, one that fails.
 *
 * @param {string} folder where they are made.
 */
export function makeOperatorInstallers(folder, architecture) {
  const made = (name, code, quiet) => {
    const { file } = makeRecorder(folder, { name, architecture, code });
    return quiet === undefined ? { file } : { file, quiet };
  };
  return {
    ghostscript: made('ghostscript', 0),
    cryptolib: made('cryptolib', 3010, '/S /v"/qn"'),
    galss: made('galss', 7, '--silent'),
  };
}

/** Whether every program of a payload is for the processor it is made for, and shows no console where it must not. */
export async function proveProgramsAreFor(architecture, payload) {
  await prove(`Programs for Windows ${architecture}`, [
    [
      'are for that processor, all of them',
      () => {
        const programs = listFiles(payload).flatMap((path) => {
          const header = readProgramHeader(join(payload, path));
          return header === undefined ? [] : [{ path, ...header }];
        });
        const wrong = programs.filter(({ machine }) => machine !== architecture);
        assert.deepEqual(wrong, []);
        for (const name of ['dmpconnect-js2.exe', 'dmpconnect-js2-supervisor.exe'])
          assert.equal(programs.find(({ path }) => path === name)?.subsystem, 'windows', name);
        assert.ok(programs.some(({ path }) => path.endsWith('cps_tls_engine.node')));
        return `${programs.length} programs and libraries`;
      },
    ],
  ]);
}

/**
 * Installs, uses, updates, changes and removes the connector in a Windows of its own, under Wine.
 *
 * @param {{ first: string, second: string, architecture: 'x64' | 'x86' }} installers two versions, with `ORIGINS` and
 *   the installers of `makeOperatorInstallers`.
 * @returns {Promise<boolean>} whether this machine can run them.
 */
export async function proveUnderWine({ first, second, architecture }) {
  const windows = makeWindows(architecture);
  if (windows === undefined) return false;
  const folder = mkdtempSync(join(tmpdir(), 'dmpconnect-windows-'));
  const browser = makeRecorder(folder, { name: 'browser', architecture });
  copyFileSync(browser.file, windows.path('browser.exe'));
  const installed = (...path) => windows.path('Program Files', 'DmpConnect-JS2', ...path);
  const settings = installed('DmpConnect-JS2.xml');
  const data = (...path) => windows.path('ProgramData', 'DmpConnect-JS2', ...path);
  const hosts = () => readFileSync(windows.path('windows/system32/drivers/etc/hosts'), 'utf8');
  const value = (key, name) => windows.query(key, ['/v', name]).trim().split(/ {4}/).at(-1) ?? '';
  const master = () => windows.processes(MASTER)[0];
  const said = () => (existsSync(data('install.log')) ? readFileSync(data('install.log'), 'utf16le') : '');
  const installs = (file, ...options) => {
    const code = windows.status([file, '/S', ...options]);
    assert.equal(code, 0, `the installer ended with ${code}. ${said()}`);
  };
  const called = (name) => windows.path(`${name}-was-called.txt`);
  for (const scheme of ['http', 'https']) {
    const key = `HKCR\\${scheme}\\shell\\open\\command`;
    windows.run(['reg', 'add', key, '/ve', '/d', '"C:\\browser.exe" %1', '/f']);
  }
  // Policies of somebody else's, one of which we would write too.
  windows.run(['reg', 'add', `${POLICIES}\\${LISTS[0]}`, '/v', '1', '/d', OTHERS, '/f']);
  windows.run(['reg', 'add', `${POLICIES}\\${LISTS[0]}`, '/v', '2', '/d', ORIGINS[0], '/f']);
  windows.shutDown();
  const before = takeSnapshot(windows);
  try {
    await prove(`Windows installer ${architecture} under ${windows.version}`, [
      [
        'silent installation',
        () => {
          windows.logOn();
          installs(first);
          assert.equal(said(), '');
        },
      ],
      [
        'files are where they are expected, and nothing was installed that was not asked for',
        () => {
          for (const path of [
            'dmpconnect-js2.exe',
            'runtime/node.exe',
            'sbom.cdx.json',
            'licences/THIRD-PARTY.txt',
            'uninstall.exe',
          ]) {
            assert.ok(existsSync(installed(path)), `${path} is missing`);
          }
          assert.match(readFileSync(settings, 'utf8'), /<port>9982<\/port>/);
          for (const name of ['ghostscript', 'cryptolib', 'galss'])
            assert.ok(!existsSync(called(name)), name);
        },
      ],
      [
        'registry: the service, the uninstaller, the supervisor at log-on',
        () => {
          assert.match(value(SERVICE, 'ImagePath'), /DmpConnect-JS2\\dmpconnect-js2\.exe" run/);
          assert.equal(value(SERVICE, 'DisplayName'), 'DmpConnect-JS2');
          assert.equal(value(UNINSTALL, 'DisplayVersion'), '0.1.0');
          assert.match(value(UNINSTALL, 'QuietUninstallString'), /uninstall\.exe" \/S/);
          assert.match(value(RUN_KEY, 'DmpConnect-JS2'), /dmpconnect-js2-supervisor\.exe"/);
        },
      ],
      [
        'the browsers grant the loopback to the applications, beside what was granted before',
        () => {
          const lists = LISTS.map((list) =>
            [1, 2, 3, 4].map((at) => value(`${POLICIES}\\${list}`, String(at))),
          );
          const hostsOf = ['application.example.fr', '*.clinique.example.fr', '', ''];
          assert.deepEqual(lists, [
            [OTHERS, ORIGINS[0], ORIGINS[1], ''],
            ...[1, 2, 3].map(() => [...ORIGINS, '', '']),
            hostsOf,
          ]);
          assert.equal(value(`${POLICIES}\\Mozilla\\Firefox\\Certificates`, 'ImportEnterpriseRoots'), '0x1');
        },
      ],
      [
        'the name of the connector leads to the loopback',
        () => assert.match(hosts(), /localhost\.icanopee\.net/),
      ],
      [
        'the service is started',
        () => assert.match(windows.output(['sc', 'query', 'DmpConnect-JS2']), /RUNNING/),
      ],
      ['the status page answers over HTTPS', async () => assert.match(await statusPage(), /DmpConnect-JS2/)],
      ['hl_openSession over WebSocket', async () => `attempt ${(await openSession()).attempt}`],
      [
        'a master that is killed is started again',
        async () => {
          const killed = master();
          process.kill(killed, 'SIGKILL');
          await waitUntil(() => ![undefined, killed].includes(master()), 'another master');
          await statusPage();
        },
      ],
      ...supervisorSteps(windows, browser, statusPage),
      [
        'an update keeps a changed setting, installs what the operator provides, and says what failed',
        async () => {
          const changed = readFileSync(settings, 'utf8').replace(/<log_level>\d<\/log_level>/, SETTING);
          writeFileSync(settings, changed);
          installs(second, '/GHOSTSCRIPT', '/CRYPTOLIB', '/GALSS');
          assert.ok(readFileSync(settings, 'utf8').includes(SETTING));
          const options = ['ghostscript', 'cryptolib', 'galss'].map((name) =>
            readFileSync(called(name), 'utf8').trim(),
          );
          assert.deepEqual(options, ['/S', '/S /v"/qn"', '--silent']);
          assert.match(said(), /GALSS \(7\)/);
          assert.doesNotMatch(said(), /Ghostscript|Cryptolib/);
          await statusPage();
          return value('HKLM\\Software\\DmpConnect-JS2', 'Version');
        },
      ],
      [
        'an installation may forget the settings, go without the supervisor, and give the service an account',
        async () => {
          assert.equal(value(SERVICE, 'ObjectName'), 'LocalSystem');
          const account = ['/ACCOUNT=praticien', '/PASSWORD=mot-de-passe'];
          installs(second, '/RESETSETTINGS', '/NOSUPERVISOR', ...account);
          assert.ok(!readFileSync(settings, 'utf8').includes(SETTING));
          assert.equal(value(RUN_KEY, 'DmpConnect-JS2'), '');
          assert.equal(value(SERVICE, 'ObjectName'), '.\\praticien');
          await statusPage();
        },
      ],
      [
        'the uninstaller leaves nothing, and what others wrote',
        async () => {
          windows.run([installed('uninstall.exe'), '/S']);
          await waitUntil(
            () => !existsSync(installed()),
            'the removal of the folder',
            () => readdirSync(installed()).join(' '),
          );
          await waitUntil(() => !existsSync(data()), 'the removal of the data');
          windows.shutDown();
          for (const name of ['browser', 'ghostscript', 'cryptolib', 'galss']) rmSync(called(name));
          const after = takeSnapshot(windows);
          assert.deepEqual(newLines(before, after), [], 'something is left');
          assert.deepEqual(newLines(after, before), [], 'something is missing');
          return `${after.size} files and values as before`;
        },
      ],
    ]);
  } finally {
    windows.shutDown();
    windows.remove();
    rmSync(folder, { recursive: true });
  }
  return true;
}
