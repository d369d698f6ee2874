import { strict as assert } from 'node:assert';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { openSession, statusPage } from './connector.mjs';
import { prove } from './report.mjs';

const PATIENCE_MS = 600_000;
const SETTING = '<log_level>7</log_level>';
const SERVICE = 'HKLM\\System\\CurrentControlSet\\Services\\DmpConnect-JS2';
const CHROME = 'HKLM\\Software\\Policies\\Google\\Chrome\\LocalNetworkAccessAllowedForUrls';

/**
 * Installs, uses, updates and removes the connector in a Windows of its own, under Wine.
 *
 * @param {{ first: string, second: string, origin: string }} installers two versions, and the origin they grant.
 */
export async function proveUnderWine({ first, second, origin }) {
  const prefix = mkdtempSync(join(tmpdir(), 'dmpconnect-wine-'));
  const wine = inPrefix(prefix);
  const windows = (...path) => join(prefix, 'drive_c', ...path);
  const installed = (...path) => windows('Program Files', 'DmpConnect-JS2', ...path);
  const settings = installed('DmpConnect-JS2.xml');
  const hosts = () => readFileSync(windows('windows/system32/drivers/etc/hosts'), 'utf8');
  try {
    await prove(`Windows installer under ${wine.version()}`, [
      ['a fresh Windows', () => prepare(wine)],
      ['silent installation', () => wine.run([first, '/S'])],
      [
        'files are where they are expected',
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
        },
      ],
      [
        'registry: the service, the uninstaller, the supervisor at log-on, the permission of browsers',
        () => {
          assert.match(wine.query(SERVICE, 'ImagePath'), /DmpConnect-JS2\\dmpconnect-js2\.exe" run/);
          assert.match(wine.query(SERVICE, 'DisplayName'), /DmpConnect-JS2/);
          assert.match(
            wine.query(
              'HKLM\\Software\\Microsoft\\Windows\\CurrentVersion\\Uninstall\\DmpConnect-JS2',
              'DisplayVersion',
            ),
            /\d/,
          );
          assert.match(
            wine.query('HKLM\\Software\\Microsoft\\Windows\\CurrentVersion\\Run', 'DmpConnect-JS2'),
            /supervisor\.exe/,
          );
          assert.ok(wine.query(CHROME, '1').includes(origin));
        },
      ],
      [
        'the name of the connector leads to the loopback',
        () => assert.match(hosts(), /localhost\.icanopee\.net/),
      ],
      [
        'the service is started',
        () => assert.match(wine.output(['sc', 'query', 'DmpConnect-JS2']), /RUNNING/),
      ],
      ['the status page answers over HTTPS', async () => assert.match(await statusPage(), /DmpConnect-JS2/)],
      ['hl_openSession over WebSocket', async () => `attempt ${(await openSession()).attempt}`],
      [
        'a master that is killed is started again',
        async () => {
          const before = masterPid();
          process.kill(Number(before), 'SIGKILL');
          await waitUntil(() => ![undefined, before].includes(masterPid()), 'another master');
          await statusPage();
        },
      ],
      [
        'an update keeps a changed setting',
        async () => {
          writeFileSync(
            settings,
            readFileSync(settings, 'utf8').replace(/<log_level>\d<\/log_level>/, SETTING),
          );
          wine.run([second, '/S']);
          assert.ok(readFileSync(settings, 'utf8').includes(SETTING));
          await statusPage();
          return wine.query('HKLM\\Software\\DmpConnect-JS2', 'Version').trim().split(/\s+/).at(-1);
        },
      ],
      [
        'the uninstaller leaves nothing',
        async () => {
          wine.run([installed('uninstall.exe'), '/S']);
          await waitUntil(
            () => !existsSync(installed()),
            'the removal of the folder',
            () => readdirSync(installed()).join(' '),
          );
          await waitUntil(
            () => !existsSync(windows('ProgramData', 'DmpConnect-JS2')),
            'the removal of the data',
          );
          assert.equal(wine.query(SERVICE, 'ImagePath'), '');
          assert.equal(wine.query('HKLM\\Software\\DmpConnect-JS2', 'Version'), '');
          assert.equal(wine.query(CHROME, '1'), '');
          assert.doesNotMatch(hosts(), /icanopee/);
        },
      ],
    ]);
  } finally {
    wine.end();
    rmSync(prefix, { recursive: true, force: true, maxRetries: 5, retryDelay: 500 });
  }
}

function inPrefix(prefix) {
  const env = {
    ...process.env,
    WINEPREFIX: prefix,
    WINEDEBUG: '-all',
    // No offer to fetch .NET or a browser.
    WINEDLLOVERRIDES: 'mscoree,mshtml=',
    NODE_SKIP_PLATFORM_CHECK: '1',
  };
  const call = (program, args) => spawnSync(program, args, { env, encoding: 'utf8', timeout: PATIENCE_MS });
  return {
    version: () => call('wine', ['--version']).stdout.trim(),
    // Without pipes: services that are started would hold them open for ever.
    run: (args) => {
      const { status, error } = spawnSync('wine', args, { env, stdio: 'ignore', timeout: PATIENCE_MS });
      assert.equal(status, 0, `wine ${args.join(' ')}: ${error?.message ?? `status ${status}`}`);
    },
    output: (args) => call('wine', args).stdout,
    query: (key, value) => {
      const { status, stdout } = call('wine', ['reg', 'query', key, '/v', value]);
      return status === 0 ? stdout : '';
    },
    end: () => {
      call('wineserver', ['-k']);
      call('wineserver', ['-w']);
    },
  };
}

function prepare(wine) {
  wine.run(['wineboot', '-i']);
  // Wine calls itself an older Windows than Node.js asks for; services take their environment from here.
  const environment = 'HKLM\\System\\CurrentControlSet\\Control\\Session Manager\\Environment';
  wine.run(['reg', 'add', environment, '/v', 'NODE_SKIP_PLATFORM_CHECK', '/d', '1', '/f']);
}

/** The master, as this machine numbers it: Wine has no list of its processes. */
function masterPid() {
  const { stdout } = spawnSync('pgrep', ['-f', String.raw`DmpConnect-JS2\\.*node\.exe.* serve`], {
    encoding: 'utf8',
  });
  return stdout.trim().split('\n')[0] || undefined;
}

async function waitUntil(holds, what, describe = () => '') {
  const deadline = Date.now() + PATIENCE_MS;
  while (!holds()) {
    if (Date.now() > deadline) throw new Error(`Waited in vain for ${what}. ${describe()}`);
    await pause(1000);
  }
}
