import { chmodSync, cpSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, run } from '../../lib/run.mjs';
import { PACKAGING } from '../places.mjs';
import { render } from '../render.mjs';
import { NODE_VERSION } from '../targets.mjs';
import { copyFile, copyFiles, settle, writeText } from '../tree.mjs';

const TEMPLATES = join(PACKAGING, 'macos');

/** Where it is installed (seed 6.1). */
const HOME = 'root/usr/local/dmpconnectjs';

/** Templates, where they go, and how they may be used. */
const FILES = [
  [
    'com.icanopee.dmpconnect-js2.plist',
    'root/Library/LaunchDaemons/com.icanopee.dmpconnect-js2.plist',
    0o644,
  ],
  [
    'com.icanopee.dmpconnect-js2.supervisor.plist',
    'root/Library/LaunchAgents/com.icanopee.dmpconnect-js2.supervisor.plist',
    0o644,
  ],
  ['uninstall.sh', `${HOME}/uninstall.sh`, 0o755],
  ['cli.sh', `${HOME}/dmpconnect-js2-cli`, 0o755],
  ['preinstall', 'scripts/preinstall', 0o755],
  ['postinstall', 'scripts/postinstall', 0o755],
];

/**
 * Makes the archive that a Mac turns into a `.pkg`: what is installed, as it lies on the disk; the scripts of the
 * installer; the sources of the native parts, for which there is a compiler only there; and the script that does it.
 *
 * @param order what `makePackages` hands over.
 */
export function makeMacTree({ platform, payload, work, file, flavour, version, date }) {
  const name = file
    .split('/')
    .at(-1)
    .replace(/\.tar\.gz$/, '');
  const tree = join(work, 'macos', name);
  rmSync(join(work, 'macos'), { recursive: true, force: true });
  const home = join(tree, HOME);
  mkdirSync(join(home, '..'), { recursive: true });
  cpSync(payload, home, { recursive: true });
  // js-api 13.6, seed 7.1.2: the process bears this name, at the root of the folder.
  renameSync(join(home, 'runtime', 'dmpconnect-js2'), join(home, 'dmpconnect-js2'));
  rmSync(join(home, 'runtime'), { recursive: true });
  // Copied to its place by the scripts of the installer, if there is none: a package would replace what was changed.
  copyFile(join(PACKAGING, flavour.settings), join(home, 'DmpConnect-JS2.default.xml'));
  for (const [from, to, mode] of FILES) copyFile(join(TEMPLATES, from), join(tree, to), mode);
  copyNativeSources(tree);
  const values = {
    VERSION: version,
    NAME: `DmpConnect-JS2-${version}-${flavour.name}`,
    ARCHITECTURE: platform === 'macos-arm64' ? 'arm64' : 'x86_64',
    NODE_VERSION,
  };
  writeText(
    join(tree, 'build-pkg.sh'),
    render(readFileSync(join(TEMPLATES, 'build-pkg.sh'), 'utf8'), values),
    0o755,
  );
  settle(join(tree, '..'), date);
  chmodSync(home, 0o755);
  run('tar', archiveArguments(file, join(tree, '..'), name, date));
}

/** Everything that would tell when, where and by whom it was made is left out. */
export function archiveArguments(file, folder, name, date) {
  const owner = ['--owner=0', '--group=0', '--numeric-owner'];
  return [
    '--sort=name',
    `--mtime=@${date.getTime() / 1000}`,
    ...owner,
    '--use-compress-program=gzip -n',
    '-cf',
    file,
    '-C',
    folder,
    name,
  ];
}

function copyNativeSources(tree) {
  const sources = join(tree, 'native');
  copyFiles(join(ROOT, 'packages/card-pkcs11/native'), join(sources, 'card-engine'), (path) =>
    /^[^/]+\.(c|h|gyp)$/.test(path),
  );
  copyFiles(join(ROOT, 'node_modules/pkcs11js'), join(sources, 'pkcs11js'), (path) =>
    /^(src|includes)\/|^binding\.gyp$/.test(path),
  );
}
