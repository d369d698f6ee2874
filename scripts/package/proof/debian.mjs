import { strict as assert } from 'node:assert';
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { logOnSteps } from './debian-log-on.mjs';
import { bootDebianMachine } from './debian-machine.mjs';
import { prove } from './report.mjs';

const SESSION = fileURLToPath(new URL('./session-once.mjs', import.meta.url));
const SETTING = '<log_level>7</log_level>';
const UNIT = 'dmpconnect-js2.service';

/** What the name of the connector answers, checked against the authorities that Debian trusts. */
const PAGE = [
  'curl',
  '-sS',
  '--retry',
  '60',
  '--retry-delay',
  '1',
  '--retry-all-errors',
  'https://localhost.icanopee.net:9982/',
];

/** Waits for the port, without the second that curl would count. */
const ANSWERS = 'until curl -sk -o /dev/null https://127.0.0.1:9982/; do sleep 0.05; done';

/** Packages made for a proof are not compressed. */
const UNCOMPRESSED = 'uses-no-compression-for-data-tarball,uses-no-compression-for-control-tarball';

/** @throws {Error} with what lintian says, when it says something that packaging/linux/lintian-overrides does not answer. */
function lint(file) {
  const options = ['--fail-on', 'error,warning', '--suppress-tags', UNCOMPRESSED, '--allow-root'];
  const { status, stdout, stderr } = spawnSync('lintian', [...options, file], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`lintian: ${stdout}${stderr}`);
}

/**
 * Installs, uses, updates and purges the Debian package, under a systemd of its own.
 *
 * @param {{ first: string, second: string, origin: string }} packages two versions, and the application they were made for.
 */
export async function proveOnDebian({ first, second, origin }) {
  const machine = await bootDebianMachine();
  const { root, run } = machine;
  const inside = (...path) => join(root, ...path);
  const settings = inside('etc/dmpconnect-js2/DmpConnect-JS2.xml');
  for (const [from, name] of [
    [first, 'first.deb'],
    [second, 'second.deb'],
  ])
    copyFileSync(from, inside('root', name));
  const hosts = readFileSync(inside('etc/hosts'), 'utf8');
  const before = { firefox: existsSync(inside('etc/firefox')) };
  try {
    await prove('Debian package under systemd', [
      ['lintian finds no fault', () => lint(first)],
      ['installation', () => void run(['dpkg', '-i', '/root/first.deb'])],
      ['the unit is sound', () => void run(['systemd-analyze', 'verify', `/usr/lib/systemd/system/${UNIT}`])],
      [
        'the unit is confined',
        () => {
          const [, exposure] =
            /level for \S+: ([\d.]+)/.exec(run(['systemd-analyze', 'security', UNIT, '--no-pager'])) ?? [];
          assert.ok(Number(exposure) < 4, `exposure ${exposure}`);
          return `exposure ${exposure} of 10`;
        },
      ],
      [
        'the service is started and will be at each boot',
        () => {
          assert.equal(run(['systemctl', 'is-active', UNIT]).trim(), 'active');
          assert.equal(run(['systemctl', 'is-enabled', UNIT]).trim(), 'enabled');
        },
      ],
      [
        'the status page answers, its authority trusted by the system',
        () => assert.match(run(PAGE), /DmpConnect-JS2/),
      ],
      [
        'it answers soon after it is started',
        () => {
          const since = Date.now();
          run(['systemctl', 'restart', UNIT]);
          run(['sh', '-c', ANSWERS]);
          return `${((Date.now() - since) / 1000).toFixed(1)} s`;
        },
      ],
      ['hl_openSession over WebSocket', () => assert.match(run([process.execPath, SESSION]), /session/)],
      [
        'it runs under its own account, without a right',
        () => {
          const pid = masterPid(run);
          const status = run(['cat', `/proc/${pid}/status`]);
          assert.match(status, /CapEff:\s+0{16}/);
          assert.match(run(['ps', '-o', 'user:20=,comm=', '-p', pid]), /dmpconnect-js2\s+dmpconnect-js2/);
        },
      ],
      ...logOnSteps(machine, origin),
      [
        'a master that is killed is started again',
        async () => {
          const before = masterPid(run);
          run(['kill', '-9', before]);
          for (let tries = 0; masterPid(run) === before || masterPid(run) === '0'; tries += 1) {
            if (tries > 100) throw new Error('It was not.');
            await pause(200);
          }
          run(PAGE);
        },
      ],
      [
        'an update keeps a changed setting',
        () => {
          writeFileSync(
            settings,
            readFileSync(settings, 'utf8').replace(/<log_level>\d<\/log_level>/, SETTING),
          );
          run(['dpkg', '-i', '/root/second.deb']);
          assert.ok(readFileSync(settings, 'utf8').includes(SETTING));
          assert.match(run(PAGE), /DmpConnect-JS2/);
          return run(['dmpconnect-js2', 'version']).trim();
        },
      ],
      [
        'removal keeps the settings and takes the trust away',
        () => {
          run(['dpkg', '-r', 'dmpconnect-js2']);
          assert.ok(existsSync(settings));
          assert.doesNotMatch(
            run(['sh', '-c', 'ls /etc/ssl/certs /usr/local/share/ca-certificates']),
            /dmpconnect/i,
          );
        },
      ],
      [
        'a purge leaves nothing',
        () => {
          run(['dpkg', '-P', 'dmpconnect-js2']);
          const left = run(
            [
              'find',
              '/etc',
              '/usr/lib',
              '/usr/bin',
              '/usr/share',
              '/var',
              '/run',
              '-xdev',
              '-iname',
              '*dmpconnect-js2*',
            ],
            { fails: true },
          );
          assert.equal(left.replaceAll(/find: .*\n/g, ''), '');
          assert.equal(run(['getent', 'passwd', 'dmpconnect-js2'], { fails: true }), '');
          assert.equal(existsSync(inside('etc/firefox')), before.firefox);
          assert.equal(readFileSync(inside('etc/hosts'), 'utf8'), hosts);
        },
      ],
    ]);
  } finally {
    await machine.end();
  }
}

function masterPid(run) {
  return run(['systemctl', 'show', '-p', 'MainPID', '--value', UNIT]).trim();
}
