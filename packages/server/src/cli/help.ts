import type { CliCommand, CliOption } from './command.js';
import type { Language, Texts } from './texts.js';

const WORDS = {
  usage: { fr: 'Utilisation', en: 'Usage' },
  commands: { fr: 'Commandes', en: 'Commands' },
  options: { fr: 'Options', en: 'Options' },
  command: { fr: 'commande', en: 'command' },
  required: { fr: '(obligatoire)', en: '(required)' },
  repeatable: { fr: '(peut être répétée)', en: '(may be repeated)' },
  more: {
    fr: 'Aide d’une commande : dmpconnect-js2 <commande> --help. Langue : --lang fr|en.',
    en: 'Help of one command: dmpconnect-js2 <command> --help. Language: --lang fr|en.',
  },
  codes: {
    fr: 'Codes de retour : 0 réussite, 1 échec, 2 ligne de commande, 3 fichier de réglages, 4 adresse ou port d’écoute.',
    en: 'Exit codes: 0 done, 1 failed, 2 command line, 3 settings file, 4 listening address or port.',
  },
} as const satisfies Record<string, Texts>;

/** Help of the whole program. */
export function programHelp(commands: Readonly<Record<string, CliCommand>>, language: Language): string {
  const rows = Object.entries(commands).map(([name, { summary }]) => [name, summary[language]] as const);
  return [
    `${WORDS.usage[language]}: dmpconnect-js2 <${WORDS.command[language]}> [options]`,
    '',
    `${WORDS.commands[language]}:`,
    ...columns(rows),
    '',
    WORDS.more[language],
    WORDS.codes[language],
    '',
  ].join('\n');
}

/** Help of one command. */
export function commandHelp(name: string, command: CliCommand, language: Language): string {
  const more = command.severalOperands === true ? ' …' : '';
  const operand = command.operand === undefined ? '' : ` [${command.operand}${more}]`;
  const rows = Object.entries(command.options).map(
    ([option, described]) =>
      [optionHead(option, described, language), optionText(described, language)] as const,
  );
  return [
    `${WORDS.usage[language]}: dmpconnect-js2 ${name} [options]${operand}`,
    '',
    command.summary[language],
    ...(command.details === undefined ? [] : ['', command.details[language]]),
    ...(rows.length === 0 ? [] : ['', `${WORDS.options[language]}:`, ...columns(rows)]),
    '',
  ].join('\n');
}

function optionHead(name: string, { value }: CliOption, language: Language): string {
  return value === undefined ? `--${name}` : `--${name} <${value[language]}>`;
}

function optionText({ text, required, multiple }: CliOption, language: Language): string {
  const marks = [required ? WORDS.required[language] : '', multiple ? WORDS.repeatable[language] : ''];
  return [text[language], ...marks].filter((part) => part !== '').join(' ');
}

function columns(rows: readonly (readonly [string, string])[]): readonly string[] {
  const width = Math.max(...rows.map(([head]) => head.length));
  return rows.map(([head, text]) => `  ${head.padEnd(width)}  ${text}`);
}
