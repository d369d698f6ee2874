import { createHash } from 'node:crypto';
import { chmodSync, cpSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { run } from '../../lib/run.mjs';
import { debianVersion } from '../names.mjs';
import { PACKAGING } from '../places.mjs';
import { render } from '../render.mjs';
import { copyFile, isProgram, listFiles, settle, treeSize, writeText } from '../tree.mjs';
import { sharedLibraries } from './shared-libraries.mjs';

const NAME = 'dmpconnect-js2';
const DOC = `usr/share/doc/${NAME}`;

/** Programs that a person or the desktop calls by their name. */
const LAUNCHERS = {
  'dmpconnect-js2': '@dmpconnect/server/dist/cli.js',
  'dmpconnect-js2-supervisor': '@dmpconnect/supervisor/dist/main.js',
  'dmpconnect-js2-sandbox': '@dmpconnect/sandbox/dist/cli.js',
};

/** Files that belong to the administrator once installed: a change survives an upgrade. */
const CONFFILES = [`/etc/${NAME}/DmpConnect-JS2.xml`, `/etc/xdg/autostart/${NAME}-supervisor.desktop`];

/** What the service, its settings and its scripts need beside libraries. */
const NEEDED = ['adduser', 'ca-certificates', 'init-system-helpers (>= 1.54)'];

/** Readers, browsers' certificates, questions of rights: a workstation has them, a server may do without. */
const RECOMMENDED = ['pcscd', 'libccid', 'libnss3-tools', 'pkexec | policykit-1', 'xdg-utils'];

/**
 * Makes the Debian package of a payload.
 *
 * @param order what `makePackages` hands over: `{ payload, work, file, flavour, version, date }`.
 */
export function makeDeb({ payload, work, file, flavour, version, date, fast, origins }) {
  const root = join(work, 'deb');
  rmSync(root, { recursive: true, force: true });
  const home = join(root, 'usr/lib', NAME);
  mkdirSync(join(home, '..'), { recursive: true });
  cpSync(payload, home, { recursive: true });
  moveDocuments(root, home, { flavour, version, date });
  settleAddons(home);
  writeLaunchers(root, home);
  copyFile(join(PACKAGING, flavour.settings), join(root, `etc/${NAME}/DmpConnect-JS2.xml`), 0o640);
  chmodSync(join(root, 'etc', NAME), 0o755);
  for (const [from, to] of Object.entries({
    'linux/dmpconnect-js2.service': `usr/lib/systemd/system/${NAME}.service`,
    'linux/dmpconnect-js2.rules': `usr/share/polkit-1/rules.d/50-${NAME}.rules`,
    'linux/dmpconnect-js2-supervisor.desktop': `etc/xdg/autostart/${NAME}-supervisor.desktop`,
    'icon.svg': `usr/share/icons/hicolor/scalable/apps/${NAME}.svg`,
    'linux/browser-policies.mjs': `usr/lib/${NAME}/browser-policies.mjs`,
    'linux/lintian-overrides': `usr/share/lintian/overrides/${NAME}`,
  })) {
    copyFile(join(PACKAGING, from), join(root, to));
  }
  copyFile(
    join(PACKAGING, 'linux/browser-policies.sh'),
    join(root, `usr/sbin/${NAME}-browser-policies`),
    0o755,
  );
  writeText(join(home, 'origins'), origins.map((origin) => `${origin}\n`).join(''));
  writeControl(root, home, { flavour, version });
  settle(root, date);
  run('dpkg-deb', ['--root-owner-group', fast ? '-Znone' : '-Zxz', '--build', root, file], {
    env: { ...process.env, SOURCE_DATE_EPOCH: String(date.getTime() / 1000) },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

/** Addons are loaded, not run; ours go without what a debugger reads. */
function settleAddons(home) {
  const addons = listFiles(home).filter((path) => path.endsWith('.node'));
  for (const path of addons) chmodSync(join(home, path), 0o644);
  const own = addons.filter((path) => path.includes('/build/Release/')).map((path) => join(home, path));
  run('strip', ['--strip-unneeded', '--enable-deterministic-archives', ...own]);
}

/** Debian looks for documents and licences in one place. */
function moveDocuments(root, home, { flavour, version, date }) {
  const doc = join(root, DOC);
  mkdirSync(doc, { recursive: true });
  renameSync(join(home, 'licences/THIRD-PARTY.txt'), join(doc, 'THIRD-PARTY.txt'));
  renameSync(join(home, 'sbom.cdx.json'), join(doc, 'sbom.cdx.json'));
  renameSync(join(home, 'prerequis_reseau.txt'), join(doc, 'prerequis_reseau.txt'));
  rmSync(join(home, 'licences'), { recursive: true });
  rmSync(join(home, 'LICENSE'));
  copyFile(join(PACKAGING, 'linux/copyright'), join(doc, 'copyright'));
  const changes = [
    `${NAME} (${debianVersion(version)}) stable; urgency=medium`,
    `  * Version ${version}, flavour ${flavour.name}.`,
    ` -- DmpConnect-JS2 open <maintainers@dmpconnect.invalid>  ${date.toUTCString().replace('GMT', '+0000')}`,
  ];
  writeText(join(doc, 'changelog.gz'), gzipSync(`${changes.join('\n\n')}\n`, { level: 9 }));
}

function writeLaunchers(root, home) {
  const template = readFileSync(join(PACKAGING, 'linux/launcher.sh'), 'utf8');
  const shipped = new Set(listFiles(home));
  for (const [name, program] of Object.entries(LAUNCHERS)) {
    if (!shipped.has(`app/node_modules/${program}`)) continue;
    writeText(join(root, 'usr/bin', name), render(template, { PROGRAM: program }), 0o755);
  }
}

function writeControl(root, home, { flavour, version }) {
  const template = (name) => readFileSync(join(PACKAGING, 'linux', name), 'utf8');
  const control = join(root, 'DEBIAN');
  const programs = listFiles(home).filter((path) => isProgram(path) || path.startsWith('runtime/'));
  const libraries = sharedLibraries(programs.map((path) => join(home, path)));
  const sums = listFiles(root)
    .filter((path) => !CONFFILES.includes(`/${path}`))
    .map((path) => `${md5(join(root, path))}  ${path}\n`);
  const fields = {
    VERSION: debianVersion(version),
    INSTALLED_SIZE: Math.ceil(treeSize(root) / 1024),
    DEPENDS: [...NEEDED, ...libraries].join(', '),
    RECOMMENDS: RECOMMENDED.join(', '),
    FLAVOUR: flavour.name,
  };
  writeText(join(control, 'control'), render(template('control'), fields));
  writeText(join(control, 'conffiles'), `${CONFFILES.join('\n')}\n`);
  writeText(join(control, 'md5sums'), sums.join(''));
  const hosts = template('hosts.sh');
  writeText(join(control, 'postinst'), render(template('postinst'), { HOSTS: hosts }), 0o755);
  writeText(join(control, 'prerm'), template('prerm'), 0o755);
  writeText(join(control, 'postrm'), render(template('postrm'), { HOSTS: hosts }), 0o755);
}

function md5(file) {
  return createHash('md5').update(readFileSync(file)).digest('hex');
}
