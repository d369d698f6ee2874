import { parseArgs } from 'node:util';
import type { CliCommand, GivenOptions } from './command.js';
import { UsageError } from './usage-error.js';

/** Codes of Node's own parser that mean a mistake of the caller. */
const MISTAKES: Readonly<Record<string, { readonly fr: string; readonly en: string }>> = {
  ERR_PARSE_ARGS_UNKNOWN_OPTION: { fr: 'Option inconnue', en: 'Unknown option' },
  ERR_PARSE_ARGS_INVALID_OPTION_VALUE: {
    fr: 'Valeur absente ou de trop',
    en: 'Value missing, or not wanted',
  },
  ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL: { fr: 'Argument de trop', en: 'Unexpected argument' },
};

/**
 * Reads the options of one command.
 *
 * @throws {UsageError} naming the option.
 */
export function parseOptions(command: CliCommand, args: readonly string[]): GivenOptions {
  const { values, positionals } = parse(command, args);
  const [operand, extra] = positionals;
  if (extra !== undefined && command.severalOperands !== true) {
    throw new UsageError({ fr: `Argument de trop : ${extra}`, en: `Unexpected argument: ${extra}` });
  }
  const texts = (name: string): readonly string[] => values.get(name) ?? [];
  for (const [name, option] of Object.entries(command.options)) {
    if (option.required === true && texts(name).length === 0) {
      throw new UsageError({
        fr: `L'option --${name} est obligatoire.`,
        en: `The option --${name} is required.`,
      });
    }
    if (option.multiple !== true && texts(name).length > 1) {
      throw new UsageError({
        fr: `L'option --${name} est donnée deux fois.`,
        en: `The option --${name} is given twice.`,
      });
    }
  }
  return {
    has: (name) => values.has(name),
    text: (name) => texts(name)[0],
    required: (name) => texts(name)[0] ?? '',
    texts,
    operand,
    operands: positionals,
  };
}

function parse(
  command: CliCommand,
  args: readonly string[],
): { readonly values: ReadonlyMap<string, readonly string[]>; readonly positionals: readonly string[] } {
  const options = Object.fromEntries(
    Object.entries(command.options).map(([name, { value }]) => [
      name,
      { type: value === undefined ? ('boolean' as const) : ('string' as const), multiple: true },
    ]),
  );
  try {
    const parsed = parseArgs({
      args: [...args],
      options,
      strict: true,
      allowPositionals: command.operand !== undefined,
    });
    const values = Object.entries(parsed.values).map(([name, given]): [string, readonly string[]] => [
      name,
      [given].flat().map(String),
    ]);
    return { values: new Map(values), positionals: parsed.positionals };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    const mistake = MISTAKES[code];
    if (mistake === undefined) throw error;
    const named = /'([^']+)'/.exec(error instanceof Error ? error.message : '')?.[1] ?? args.join(' ');
    throw new UsageError({ fr: `${mistake.fr} : ${named}`, en: `${mistake.en}: ${named}` });
  }
}
