import { strict as assert } from 'node:assert';
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { listFiles } from '../../tree.mjs';
import { readCalls, writeFakePrograms } from './fake-programs.mjs';
import { readPlist } from './plists.mjs';

const HOSTS = '127.0.0.1\tlocalhost\n255.255.255.255\tbroadcasthost\n';
const HOME = 'usr/local/dmpconnectjs';
const CHROME = 'Library/Managed Preferences/com.google.Chrome.plist';
const FIREFOX = 'Library/Preferences/org.mozilla.firefox.plist';
const ANNE = 'Users/anne/Library/Application Support/DmpConnect-JS2';

/** What a Mac has and Linux has not; each as far as the scripts ask for it. */
const PROGRAMS = {
  launchctl: '',
  killall: '',
  pkgutil: '',
  // The user of the console, and of every home.
  stat: 'echo 501',
  dscacheutil: `grep -q localhost.icanopee.net /etc/hosts && echo 'ip_address: 127.0.0.1'`,
};

/** A root of the file system as a Mac has one, with the shell of this machine. */
function openMachine(root, tree) {
  for (const folder of [
    'usr',
    'usr/local',
    'dev',
    'tmp',
    'etc',
    'Library/Preferences',
    'Users/anne',
    'Users/Shared',
  ])
    mkdirSync(join(root, folder), { recursive: true });
  for (const name of ['bin', 'sbin', 'lib', 'lib64']) symlinkSync(`usr/${name}`, join(root, name));
  cpSync('/etc/alternatives', join(root, 'etc/alternatives'), { recursive: true, verbatimSymlinks: true });
  writeFileSync(join(root, 'etc/hosts'), HOSTS);
  writeFakePrograms(join(root, 'fakes'), '/calls', PROGRAMS);
  writeFileSync(join(root, 'calls'), '');
  mkdirSync(join(root, 'installed'));

  /** Runs a script of the installer as Installer does, as root; what it calls is in the journal. */
  const run = (script) => {
    writeFileSync(join(root, 'calls'), '');
    cpSync(join(tree, script), join(root, 'script'));
    chmodSync(join(root, 'script'), 0o755);
    const steps = [
      `mount --bind /usr ${root}/usr`,
      `mount --bind ${root}/installed ${root}/usr/local`,
      `mount --bind /dev ${root}/dev`,
      `exec chroot ${root} /usr/bin/env -i PATH=/fakes:/usr/bin:/bin:/usr/sbin:/sbin /script`,
    ];
    const { status, stderr } = spawnSync('unshare', ['--mount', 'sh', '-ec', steps.join('\n')], {
      encoding: 'utf8',
    });
    return {
      status,
      stderr,
      calls: readCalls(join(root, 'calls')).map(({ program, args }) => [program, ...args].join(' ')),
    };
  };
  /** Puts the payload in its place, as Installer does between its two scripts. */
  const layOut = () => {
    cpSync(join(tree, 'root/Library'), join(root, 'Library'), { recursive: true });
    cpSync(join(tree, 'root/usr/local/dmpconnectjs'), join(root, 'installed/dmpconnectjs'), {
      recursive: true,
      verbatimSymlinks: true,
    });
    // A program of a Mac: its calls are what is looked at.
    writeFakePrograms(join(root, 'installed/dmpconnectjs'), '/calls', { 'dmpconnect-js2': '' });
  };
  const at = (path) => join(root, path.replace(HOME, 'installed/dmpconnectjs'));
  const files = () =>
    listFiles(root, (name) => !['fakes', 'alternatives', 'dev', 'tmp'].includes(name)).filter(
      (path) => path !== 'calls' && path !== 'script',
    );
  return { run, layOut, at, files };
}

/** Steps that run the scripts of the installer and of the uninstaller where they can do no harm. Wants root. */
export function machineSteps(folder, origin) {
  const root = join(folder, '..', 'machine');
  const machine = openMachine(root, folder);
  const { run, layOut, at, files } = machine;
  const before = files();
  const install = () => {
    const first = run('scripts/preinstall');
    assert.equal(first.status, 0, first.stderr);
    layOut();
    const second = run('scripts/postinstall');
    assert.equal(second.status, 0, second.stderr);
    return { first, second };
  };
  const settings = `${HOME}/DmpConnect-JS2.xml`;
  const uninstall = () => {
    mkdirSync(at(`${ANNE}/supervisor`), { recursive: true });
    writeFileSync(at(`${ANNE}/supervisor/preferences.json`), '{}');
    mkdirSync(at('Library/Application Support/DmpConnect-JS2'), { recursive: true });
    writeFileSync(at('Library/Application Support/DmpConnect-JS2/doctor-token'), 'x');
    const { status, stderr, calls } = run('uninstaller/postinstall');
    assert.equal(status, 0, stderr);
    return calls;
  };
  return [
    [
      'the installer starts the service and the icon, gives trust, writes the name and the policies',
      () => {
        const { calls } = install().second;
        assert.ok(existsSync(at(settings)));
        assert.match(
          readFileSync(at('etc/hosts'), 'utf8'),
          /^127\.0\.0\.1 localhost\.icanopee\.net # dmpconnect-js2$/m,
        );
        assert.ok(
          calls.some((call) => /^dmpconnect-js2 .*cli\.js certificate trust$/.test(call)),
          calls.join('\n'),
        );
        assert.ok(
          calls.includes(
            'launchctl bootstrap system /Library/LaunchDaemons/com.icanopee.dmpconnect-js2.plist',
          ),
        );
        assert.ok(
          calls.includes(
            'launchctl bootstrap gui/501 /Library/LaunchAgents/com.icanopee.dmpconnect-js2.supervisor.plist',
          ),
        );
        for (const key of ['LocalNetworkAccessAllowedForUrls', 'LoopbackNetworkAllowedForUrls'])
          assert.deepEqual(readPlist(at(CHROME))[key], [origin]);
        assert.deepEqual(readPlist(at(FIREFOX)), {
          EnterprisePoliciesEnabled: true,
          Certificates: { ImportEnterpriseRoots: true },
          LocalNetworkAccess: { SkipDomains: [new URL(origin).hostname] },
        });
      },
    ],
    [
      'an update ends what runs, keeps the settings, and says the name once',
      () => {
        writeFileSync(at(settings), '<config><!-- kept --></config>');
        const { calls } = install().first;
        for (const domain of [
          'system/com.icanopee.dmpconnect-js2',
          'gui/501/com.icanopee.dmpconnect-js2.supervisor',
        ])
          assert.ok(calls.includes(`launchctl bootout ${domain}`), domain);
        assert.equal(readFileSync(at(settings), 'utf8'), '<config><!-- kept --></config>');
        assert.equal(readFileSync(at('etc/hosts'), 'utf8').match(/icanopee/g)?.length, 1);
        assert.ok(existsSync(at(CHROME)));
      },
    ],
    [
      'the uninstaller leaves nothing',
      () => {
        const calls = uninstall();
        assert.ok(calls.some((call) => /cli\.js certificate untrust$/.test(call)));
        assert.ok(calls.includes('pkgutil --forget com.icanopee.dmpconnect-js2'));
        assert.deepEqual(files(), before);
        assert.equal(readFileSync(at('etc/hosts'), 'utf8'), HOSTS);
        assert.equal(existsSync(at(ANNE)), false);
        assert.equal(existsSync(at(HOME)), false);
      },
    ],
    [
      'a policy of somebody else outlives both',
      () => {
        for (const path of [CHROME, FIREFOX]) writeFileSync(at(path), 'of the clinic');
        install();
        uninstall();
        for (const path of [CHROME, FIREFOX])
          assert.equal(readFileSync(at(path), 'utf8'), 'of the clinic', path);
        rmSync(root, { recursive: true });
      },
    ],
  ];
}
