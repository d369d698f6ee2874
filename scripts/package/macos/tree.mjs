import { chmodSync, cpSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, run } from '../../lib/run.mjs';
import { PACKAGING } from '../places.mjs';
import { render } from '../render.mjs';
import { NODE_VERSION } from '../targets.mjs';
import { copyFile, copyFiles, settle, writeText } from '../tree.mjs';
import { browserPolicies } from './policies.mjs';

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
  ['browser-policies.sh', `${HOME}/browser-policies.sh`, 0o755],
  ['cli.sh', `${HOME}/dmpconnect-js2-cli`, 0o755],
  ['preinstall', 'scripts/preinstall', 0o755],
  ['postinstall', 'scripts/postinstall', 0o755],
  // The seed's uninstaller.pkg has no payload: its script is the uninstaller.
  ['uninstall.sh', 'uninstaller/postinstall', 0o755],
  ['entitlements.xml', 'entitlements.plist', 0o644],
];

/** What Installer opens: description, title, identifier and part of it. */
const PRODUCTS = [
  ['distribution.xml', 'DmpConnect-JS2', 'com.icanopee.dmpconnect-js2', 'connector.pkg'],
  [
    'uninstaller.xml',
    'DmpConnect-JS2 : désinstallation',
    'com.icanopee.dmpconnect-js2.uninstaller',
    'uninstall.pkg',
  ],
];

/**
 * Makes the archive that a Mac turns into a `.pkg`: what is installed, as it lies on the disk; the scripts of the
 * installer; the sources of the native parts, for which there is a compiler only there; and the script that does it.
 *
 * @param order what `makePackages` hands over.
 */
export function makeMacTree({ platform, payload, work, file, flavour, version, date, origins }) {
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
  for (const [policy, text] of Object.entries(browserPolicies(origins)))
    writeText(join(home, 'policies', policy), text);
  const architecture = platform === 'macos-arm64' ? 'arm64' : 'x86_64';
  const template = (from, to, values, mode) =>
    writeText(join(tree, to), render(readFileSync(join(TEMPLATES, from), 'utf8'), values), mode);
  const product = `DmpConnect-JS2-${version}-${flavour.name}`;
  template(
    'build-pkg.sh',
    'build-pkg.sh',
    { VERSION: version, NAME: product, ARCHITECTURE: architecture, NODE_VERSION },
    0o755,
  );
  for (const [to, title, identifier, part] of PRODUCTS)
    template('distribution.xml', to, {
      TITLE: title,
      IDENTIFIER: identifier,
      PACKAGE: part,
      VERSION: version,
      ARCHITECTURE: architecture,
    });
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
