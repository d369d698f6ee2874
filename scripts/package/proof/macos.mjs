import { strict as assert } from 'node:assert';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { listFiles } from '../tree.mjs';
import { prove } from './report.mjs';

const ARCHITECTURES = { 'macos-x64': 'x86_64', 'macos-arm64': 'arm64' };
const HOME = 'root/usr/local/dmpconnectjs';

/** Checks of an archive for a Mac what another system can check. */
export async function proveMacTree(platform, archive) {
  const folder = mkdtempSync(join(tmpdir(), 'dmpconnect-macos-'));
  const output = (program, ...args) => execFileSync(program, args, { encoding: 'utf8' });
  try {
    output('tar', '-xzf', archive, '-C', folder, '--strip-components=1');
    const files = listFiles(folder);
    await prove(`Archive for ${platform} (nothing of it ran on a Mac)`, [
      [
        'property lists are well-formed and name programs of the archive',
        () => {
          for (const plist of files.filter((path) => path.endsWith('.plist'))) {
            const program =
              'import plistlib,sys; p=plistlib.load(open(sys.argv[1],"rb")); print(p["Label"]); print("\\n".join(p["ProgramArguments"]))';
            const [label, ...words] = output('python3', '-c', program, join(folder, plist))
              .trim()
              .split('\n');
            assert.ok(label.startsWith('com.icanopee.') && plist.endsWith(`${label}.plist`));
            for (const word of words.filter((text) => /\.js$|dmpconnect-js2$/.test(text)))
              assert.ok(files.includes(`root${word}`), word);
          }
        },
      ],
      [
        'every program is a Mach-O of the architecture',
        () => {
          const programs = files.filter(
            (path) => path === `${HOME}/dmpconnect-js2` || path.endsWith('.node'),
          );
          for (const path of programs) {
            assert.match(
              output('file', '-b', join(folder, path)),
              new RegExp(`Mach-O 64-bit.*${ARCHITECTURES[platform]}`),
              path,
            );
          }
          return `${programs.length} programs`;
        },
      ],
      [
        'scripts can be read by a shell',
        () => {
          for (const path of files.filter((name) => /^scripts\/|\.sh$/.test(name)))
            output('sh', '-n', join(folder, path));
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
    ]);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
