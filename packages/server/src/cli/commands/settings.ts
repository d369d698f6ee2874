import { text as readAll } from 'node:stream/consumers';
import {
  changeSettings,
  type DescribedSetting,
  describeProblem,
  describeSettings,
  findSetting,
  type ReadSettings,
  readSettings,
  readWords,
  type SettingEffect,
  SettingsError,
  type SettingsPlace,
  writeWords,
} from '../../config/index.js';
import { type CliIo, defineCliCommand, type GivenOptions } from '../command.js';
import { EXIT_CODES } from '../exit-codes.js';
import { INSTALLATION_OPTIONS } from '../shared-options.js';
import type { Texts } from '../texts.js';
import { UsageError } from '../usage-error.js';

const { config } = INSTALLATION_OPTIONS;

function placeOf(given: GivenOptions<'config'>, io: CliIo): SettingsPlace & { readonly path: string } {
  const path = given.text('config') ?? io.platform.paths.settingsFile;
  return { path, flavour: io.flavour, platform: io.platform };
}

/** @throws {SettingsError} when the file is wrong. */
async function readRight(place: SettingsPlace): Promise<ReadSettings> {
  const found = await readSettings(place);
  if (found.problems.length > 0) throw new SettingsError(found.problems);
  return found;
}

const MASK = '***';

/** The value of a setting for a screen. */
function show(described: DescribedSetting, { values }: ReadSettings): readonly string[] {
  const words = writeWords(described, values[described.path]);
  return described.row.secret && words.length > 0 ? [MASK] : words;
}

/** Says everything that is wrong with the settings file. */
export const settingsCheck = defineCliCommand({
  summary: {
    fr: 'Vérifie le fichier de réglages.',
    en: 'Checks the settings file.',
  },
  details: {
    fr: 'Écrit chaque problème avec son nœud et sa ligne ; code de retour 1 s’il y en a.',
    en: 'Prints each problem with its node and its line; exit code 1 when there is one.',
  },
  options: { config },

  async run(given, io) {
    const { path, present, problems, unknown } = await readSettings(placeOf(given, io));
    const french = io.language === 'fr';
    for (const problem of problems) io.out(`${describeProblem(problem, io.language)}\n`);
    for (const node of unknown) {
      const place = `${node.path} (${french ? 'ligne' : 'line'} ${node.line})`;
      io.err(french ? `${place} : nœud inconnu, conservé.\n` : `${place}: node that is not known, kept.\n`);
    }
    if (problems.length > 0) return EXIT_CODES.failed;
    if (!present) {
      io.err(
        french ? `${path} n’existe pas : valeurs par défaut.\n` : `${path} does not exist: defaults apply.\n`,
      );
    }
    io.out(french ? 'Les réglages sont corrects.\n' : 'The settings are right.\n');
    return EXIT_CODES.ok;
  },
});

/** Prints values. */
export const settingsGet = defineCliCommand({
  summary: { fr: 'Écrit la valeur de réglages.', en: 'Prints the value of settings.' },
  details: {
    fr: 'Une ligne par valeur ou par élément d’une liste. Un mot de passe est remplacé par ***.',
    en: 'One line for each value or item of a list. A password is shown as ***.',
  },
  options: { config },
  operand: 'section/node',
  severalOperands: true,

  async run(given, io) {
    if (given.operands.length === 0) {
      throw new UsageError({ fr: 'Nommez un réglage.', en: 'Name a setting.' });
    }
    const asked = given.operands.map(findSetting);
    const found = await readRight(placeOf(given, io));
    for (const line of asked.flatMap((described) => show(described, found))) io.out(`${line}\n`);
    return EXIT_CODES.ok;
  },
});

const EFFECTS: Readonly<Record<SettingEffect, Texts>> = {
  restart: { fr: 'au redémarrage', en: 'at a restart' },
  'at-once': { fr: 'aussitôt', en: 'at once' },
  'next-start': { fr: 'au prochain démarrage', en: 'at the next start' },
};

/** Lists every setting with its value. */
export const settingsList = defineCliCommand({
  summary: { fr: 'Liste les réglages et leur valeur.', en: 'Lists the settings and their values.' },
  options: {
    config,
    json: {
      text: {
        fr: 'Écrit du JSON : valeurs, libellés, types, valeurs par défaut, prise d’effet.',
        en: 'Prints JSON: values, labels, types, defaults, when a change applies.',
      },
    },
  },

  async run(given, io) {
    const found = await readRight(placeOf(given, io));
    const rows = describeSettings(io.flavour).map((description) => ({
      ...description,
      value: show(findSetting(description.node), found),
    }));
    if (given.has('json')) {
      io.out(`${JSON.stringify(rows, null, 2)}\n`);
      return EXIT_CODES.ok;
    }
    for (const { node, value, label, effect } of rows) {
      const applies = EFFECTS[effect][io.language];
      io.out(`${node} = ${value.join(' ')}\n    ${label[io.language]} (${applies})\n`);
    }
    return EXIT_CODES.ok;
  },
});

/** Changes values. */
export const settingsSet = defineCliCommand({
  summary: { fr: 'Change des réglages.', en: 'Changes settings.' },
  details: {
    fr: [
      'Exemples :',
      '  settings set proxy/server=proxy.exemple.fr proxy/port=3128',
      '  settings set server/allowed_origins=https://a.exemple.fr server/allowed_origins=https://b.exemple.fr',
      '  settings set proxy/password=-      (valeur lue sur l’entrée standard)',
      '  settings set proxy/server=         (valeur par défaut)',
      'Tout est écrit, ou rien. Commentaires, ordre et nœuds inconnus restent.',
    ].join('\n'),
    en: [
      'Examples:',
      '  settings set proxy/server=proxy.example.org proxy/port=3128',
      '  settings set server/allowed_origins=https://a.example.org server/allowed_origins=https://b.example.org',
      '  settings set proxy/password=-      (value read from the standard input)',
      '  settings set proxy/server=         (default value)',
      'All is written, or nothing. Comments, order and unknown nodes stay.',
    ].join('\n'),
  },
  options: { config },
  operand: 'section/node=value',
  severalOperands: true,

  async run(given, io) {
    const changes = await readChanges(given.operands, io);
    const { changed, restart } = await changeSettings(changes, placeOf(given, io));
    for (const node of changed) io.out(`${node}\n`);
    if (restart.length > 0) {
      io.err(
        io.language === 'fr'
          ? `À prendre en compte par un redémarrage du service : ${restart.join(', ')}.\n`
          : `The service must be restarted to see: ${restart.join(', ')}.\n`,
      );
    }
    return EXIT_CODES.ok;
  },
});

async function readChanges(operands: readonly string[], io: CliIo): Promise<Record<string, unknown>> {
  const words = new Map<string, readonly string[]>();
  for (const operand of operands) {
    const at = operand.indexOf('=');
    if (at < 1) {
      throw new UsageError({
        fr: `${operand} n’a pas la forme section/nœud=valeur.`,
        en: `${operand} is not of the form section/node=value.`,
      });
    }
    const node = operand.slice(0, at);
    const given = operand.slice(at + 1);
    // A password on the command line is seen by every user of the machine.
    const word = given === '-' ? (await readAll(io.stdin)).replace(/\r?\n$/, '') : given;
    words.set(node, [...(words.get(node) ?? []), word]);
  }
  if (words.size === 0) throw new UsageError({ fr: 'Nommez un réglage.', en: 'Name a setting.' });
  return Object.fromEntries(
    [...words].map(([node, given]) => [node, readWords(findSetting(node), given)] as const),
  );
}
