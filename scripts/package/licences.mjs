import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listFiles } from './tree.mjs';

/** Licences that packages do not state as SPDX wants it. Read in their own texts. */
const STATED_OTHERWISE = {
  'png-js': 'MIT',
  'pause-stream': 'MIT',
  'dejavu-fonts-ttf': 'Bitstream-Vera',
};

/** Where a choice is offered, the one under which we ship. */
const CHOSEN = {
  '(BSD-3-Clause OR GPL-2.0)': 'BSD-3-Clause',
  '(MIT OR EUPL-1.1+)': 'MIT',
};

/** Licences under which something may be shipped with this product. */
const ADMITTED = new Set([
  ...['MIT', 'MIT-0', 'ISC', '0BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0'],
  ...['BlueOak-1.0.0', 'CC0-1.0', 'Python-2.0', 'Unlicense', 'Bitstream-Vera'],
]);

/**
 * The licence under which a package is shipped, as an SPDX identifier.
 *
 * @throws {Error} when it states none, or one that was not judged: somebody has to.
 */
export function licenceOf({ name, version, licence }) {
  const stated = STATED_OTHERWISE[name] ?? licence;
  const chosen = CHOSEN[stated] ?? stated;
  if (ADMITTED.has(chosen)) return chosen;
  throw new Error(`The licence of ${name} ${version} was not judged: ${stated ?? 'none is stated'}.`);
}

/** The licence texts that a package came with. */
export function licenceTexts(folder) {
  return listFiles(folder, (name) => name !== 'node_modules')
    .filter((path) => /(^|\/)(licen[cs]e|copying|notice)[^/]*$/i.test(path) && !/\.[cm]?[jt]s$/.test(path))
    .map((path) => readFileSync(join(folder, path), 'utf8').trim());
}

/** The document shipped with a package: every third party's work, its licence and its text. */
export function writeLicenceDocument(components) {
  const parts = components.map(({ name, version, licence, texts }) =>
    [`${name} ${version}`, `Licence: ${licence}`, '', ...texts.flatMap((text) => [text, ''])].join('\n'),
  );
  return [
    'This product contains the work of others, under the licences below.',
    'Ce produit contient le travail d’autrui, sous les licences ci-dessous.',
    '',
    ...parts,
  ].join(`\n${'-'.repeat(80)}\n`);
}
