import { strict as assert } from 'node:assert';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { listFiles } from '../../tree.mjs';
import { prove } from '../report.mjs';
import { buildSteps } from './build.mjs';
import { machineSteps } from './machine.mjs';
import { checkLaunchdPlist, readPlist } from './plists.mjs';

const ARCHITECTURES = { 'macos-x64': 'x86_64', 'macos-arm64': 'arm64' };
const HOME = 'root/usr/local/dmpconnectjs';

/** Scripts that run on the Mac, beside every `.sh`. */
const isScript = (path) => /(^|\/)(pre|post)install$|\.sh$|dmpconnect-js2-cli$/.test(path);

/**
 * Checks of an archive for a Mac what another system can check.
 *
 * @param {{ platform: string, archive: string, version: string, flavour: string, origin: string }} made
 */
export async function proveMacTree({ platform, archive, version, flavour, origin }) {
  const place = mkdtempSync(join(tmpdir(), 'dmpconnect-macos-'));
  const folder = join(place, 'archive');
  mkdirSync(folder);
  const output = (program, ...args) => execFileSync(program, args, { encoding: 'utf8' });
  try {
    output('tar', '-xzf', archive, '-C', folder, '--strip-components=1');
    const files = listFiles(folder);
    const architecture = ARCHITECTURES[platform];
    await prove(`Archive for ${platform} (nothing of it ran on a Mac)`, [
      [
        'launchd knows every key of the property lists, and they name programs of the archive',
        () => {
          const plists = files.filter((path) => /\/Launch(Daemons|Agents)\//.test(path));
          for (const path of plists) {
            const plist = readPlist(join(folder, path));
            checkLaunchdPlist(plist);
            assert.ok(path.endsWith(`/${plist.Label}.plist`), path);
            for (const word of plist.ProgramArguments.filter((text) => /\.js$|dmpconnect-js2$/.test(text)))
              assert.ok(files.includes(`root${word}`), word);
            // launchd takes nothing that others may write.
            assert.equal(statSync(join(folder, path)).mode & 0o022, 0);
          }
          assert.equal(plists.length, 2);
        },
      ],
      [
        'policies and profile of browsers can be read, and name the application',
        () => {
          const profile = readPlist(join(folder, HOME, 'policies/DmpConnect-JS2.mobileconfig'));
          assert.equal(profile.PayloadType, 'Configuration');
          const payloads = [profile, ...profile.PayloadContent];
          assert.equal(new Set(payloads.map(({ PayloadUUID }) => PayloadUUID)).size, payloads.length);
          for (const { PayloadUUID } of payloads)
            assert.match(PayloadUUID, /^[0-9A-F]{8}-[0-9A-F]{4}-5[0-9A-F]{3}-8[0-9A-F]{3}-[0-9A-F]{12}$/);
          for (const { LoopbackNetworkAllowedForUrls } of profile.PayloadContent)
            assert.deepEqual(LoopbackNetworkAllowedForUrls, [origin]);
        },
      ],
      [
        'every program is a Mach-O of the architecture, and may be run',
        () => {
          const programs = files.filter(
            (path) => path === `${HOME}/dmpconnect-js2` || path.endsWith('.node'),
          );
          for (const path of programs)
            assert.match(
              output('file', '-b', join(folder, path)),
              new RegExp(`Mach-O 64-bit.*${architecture}`),
              path,
            );
          // For x64 alone: Apple silicon shows its icon without it (decision 0008), or runs it by Rosetta.
          const tray = files.find((path) => path.endsWith('traybin/tray_darwin_release'));
          assert.match(output('file', '-b', join(folder, tray)), /Mach-O 64-bit.*x86_64/);
          for (const path of [`${HOME}/dmpconnect-js2`, tray])
            assert.equal(statSync(join(folder, path)).mode & 0o111, 0o111, path);
          return `${programs.length} programs, and the icon's`;
        },
      ],
      [
        'scripts have no fault that shellcheck knows, and may be run',
        () => {
          const scripts = files.filter(isScript);
          output('shellcheck', '--shell=sh', ...scripts.map((path) => join(folder, path)));
          for (const path of scripts) assert.equal(statSync(join(folder, path)).mode & 0o111, 0o111, path);
          return `${scripts.length} scripts`;
        },
      ],
      [
        'what Installer opens is well-formed and says the architecture',
        () => {
          for (const name of ['distribution.xml', 'uninstaller.xml']) {
            output(
              'python3',
              '-c',
              'import sys,xml.dom.minidom as m; m.parse(sys.argv[1])',
              join(folder, name),
            );
            assert.ok(
              readFileSync(join(folder, name), 'utf8').includes(`hostArchitectures="${architecture}"`),
            );
          }
        },
      ],
      [
        'nothing is called .pkg',
        () =>
          assert.deepEqual(
            files.filter((path) => path.endsWith('.pkg')),
            [],
          ),
      ],
      ...machineSteps(folder, origin),
      ...buildSteps(folder, { architecture, version, product: `DmpConnect-JS2-${version}-${flavour}` }),
    ]);
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}
