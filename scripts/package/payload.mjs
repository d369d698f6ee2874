import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../lib/run.mjs';
import { fetchArchive } from './archives.mjs';
import { productionClosure } from './closure.mjs';
import { isKept, isKeptOfOurs } from './kept-files.mjs';
import { licenceOf, licenceTexts, writeLicenceDocument } from './licences.mjs';
import { nodeRuntime } from './runtime.mjs';
import { writeSbom } from './sbom.mjs';
import { NODE_VERSION, TARGETS } from './targets.mjs';
import { copyFile, copyFiles, writeText } from './tree.mjs';

const PRODUCT = 'DmpConnect-JS2';

/** For who runs the network of a practice; made from the settings (npm run docs:network). */
const NETWORK = 'prerequis_reseau.txt';

/**
 * Lays out what every package of a platform installs, whatever installs it:
 *
 * ```
 * runtime/            Node.js
 * app/node_modules/   the programs and what they need
 * licences/           texts of the licences
 * prerequis_reseau.txt   what the practice's network has to let through
 * sbom.cdx.json       bill of materials
 * ```
 *
 * @param {string} folder where; emptied first.
 * @param request `{ platform, flavour, version, date, buildsOf, addons }`; `addons`: built native parts by package
 *   name and path, where those of the workspace are not for this system; a path without a file is left out.
 * @returns the components shipped, for reports.
 */
export function layOutPayload(folder, { platform, flavour, version, date, buildsOf, addons }) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const target = TARGETS[platform];
  const runtime = nodeRuntime(platform);
  copyFile(runtime.program, join(folder, 'runtime', target.runtime), 0o755);

  const lock = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8'));
  const closure = productionClosure(lock, flavour.programs, target);
  const components = closure.map((part) => {
    const to = join(folder, 'app', part.place);
    const from = part.own ? join(ROOT, part.key) : sourceOf(part);
    if (part.own) copyOwn(part, from, to, { version, buildsOf, foreign: addons });
    else
      copyFiles(from, to, (path) => isKept(part.name, path, target) && !(addons && isBuiltHere(part, path)));
    for (const [path, file] of Object.entries(addons?.[part.name] ?? {}))
      copyFile(file, join(to, path), 0o755);
    return { ...part, licence: licenceOf(part), texts: part.own ? [] : licenceTexts(from) };
  });
  writeText(join(folder, 'app', 'package.json'), `${JSON.stringify({ private: true, type: 'module' })}\n`);

  const shipped = [
    ...components,
    {
      name: runtime.component,
      version: NODE_VERSION,
      licence: 'MIT',
      integrity: runtime.integrity,
      texts: [runtime.licence],
      type: 'platform',
    },
  ];
  const third = shipped.filter((part) => part.own !== true);
  copyFile(join(ROOT, 'LICENSE'), join(folder, 'LICENSE'));
  copyFile(join(ROOT, 'docs', NETWORK), join(folder, NETWORK));
  writeText(join(folder, 'licences', 'THIRD-PARTY.txt'), writeLicenceDocument(third));
  const product = { name: PRODUCT, version, platform, flavour: flavour.name };
  const listed = shipped.map((part) => (part.own === true ? { ...part, version } : part));
  writeText(join(folder, 'sbom.cdx.json'), writeSbom(product, listed, date));
  return shipped;
}

/** Where a third party's package lies: installed, or in the registry when it is for another system than this one. */
function sourceOf({ key, name, version, integrity }) {
  const installed = join(ROOT, key);
  return existsSync(installed) ? installed : fetchArchive(name, version, integrity);
}

/** Native parts that npm built on this machine, for this machine. */
function isBuiltHere({ name }, path) {
  return name === 'pkcs11js' && path.startsWith('build/');
}

function copyOwn({ key }, from, to, { version, buildsOf, foreign }) {
  const manifest = JSON.parse(readFileSync(join(from, 'package.json'), 'utf8'));
  const { name, type, bin, exports, main, license } = manifest;
  writeText(
    join(to, 'package.json'),
    `${JSON.stringify({ name, version, license, type, main, bin, exports }, null, 2)}\n`,
  );
  for (const { folder, keeps } of buildsOf(key)) {
    copyFiles(folder, join(to, 'dist'), (path) => keeps(path) && isKeptOfOurs(`dist/${path}`));
  }
  if (foreign === undefined) copyFiles(from, to, (path) => path.startsWith('native/') && isKeptOfOurs(path));
}
