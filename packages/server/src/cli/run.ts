import { describeProblem, SettingsError } from '../config/problems.js';
import { ServerError } from '../errors.js';
import { createRedactor } from '../logging/redaction/redactor.js';
import type { CliIo } from './command.js';
import { EXIT_CODES, type ExitCode, exitCodeOf, isListenFailure } from './exit-codes.js';
import { commandHelp, programHelp } from './help.js';
import { parseOptions } from './parse-options.js';
import { CLI_COMMANDS } from './table.js';
import type { Language } from './texts.js';
import { UsageError } from './usage-error.js';

const HELP_WORDS: ReadonlySet<string | undefined> = new Set(['--help', '-h', 'help']);

/**
 * Runs the program and gives its exit code. Whatever is thrown ends as a sentence on the standard error.
 *
 * @example
 * ```ts
 * process.exitCode = await runCli(process.argv.slice(2), io);
 * ```
 */
export async function runCli(args: readonly string[], io: CliIo): Promise<ExitCode> {
  let language = io.language;
  try {
    const { rest, chosen } = takeLanguage(args);
    language = chosen ?? language;
    return await runCommand(rest, { ...io, language });
  } catch (error) {
    io.err(`${describeFailure(error, language)}\n`);
    return exitCodeOf(error);
  }
}

async function runCommand(args: readonly string[], io: CliIo): Promise<ExitCode> {
  const { name, options } = splitCommand(args);
  const command = Object.hasOwn(CLI_COMMANDS, name) ? CLI_COMMANDS[name] : undefined;
  if (command === undefined) {
    if (args.length > 0 && !HELP_WORDS.has(args[0])) {
      throw new UsageError({ fr: `Commande inconnue : ${name}`, en: `Unknown command: ${name}` });
    }
    const help = programHelp(CLI_COMMANDS, io.language);
    if (args.length > 0) io.out(help);
    else io.err(help);
    return args.length > 0 ? EXIT_CODES.ok : EXIT_CODES.usage;
  }
  if (options.some((option) => option === '--help' || option === '-h')) {
    io.out(commandHelp(name, command, io.language));
    return EXIT_CODES.ok;
  }
  return command.run(parseOptions(command, options), io);
}

/** The words of the command, then the rest: two words when they name one, one otherwise. */
function splitCommand(args: readonly string[]): {
  readonly name: string;
  readonly options: readonly string[];
} {
  const two = args.slice(0, 2).join(' ');
  return Object.hasOwn(CLI_COMMANDS, two)
    ? { name: two, options: args.slice(2) }
    : { name: args[0] ?? '', options: args.slice(1) };
}

/** `--lang` stands anywhere and is every command's. */
function takeLanguage(args: readonly string[]): {
  readonly rest: readonly string[];
  readonly chosen?: Language;
} {
  const at = args.indexOf('--lang');
  if (at === -1) return { rest: args };
  const chosen = args[at + 1];
  if (chosen !== 'fr' && chosen !== 'en') {
    throw new UsageError({ fr: '--lang attend fr ou en.', en: '--lang wants fr or en.' });
  }
  return { rest: [...args.slice(0, at), ...args.slice(at + 2)], chosen };
}

function describeFailure(error: unknown, language: Language): string {
  if (error instanceof UsageError) {
    const advice = language === 'fr' ? 'Aide : dmpconnect-js2 --help' : 'Help: dmpconnect-js2 --help';
    return `${error.texts[language]}\n${advice}`;
  }
  if (error instanceof SettingsError) {
    return error.problems.map((problem) => describeProblem(problem, language)).join('\n');
  }
  if (error instanceof ServerError) return error.message;
  // What comes from elsewhere was not written for a screen.
  const message = createRedactor().text(error instanceof Error ? error.message : String(error));
  if (isListenFailure(error)) {
    return language === 'fr' ? `Écoute impossible : ${message}` : `Cannot listen: ${message}`;
  }
  return language === 'fr' ? `Échec inattendu : ${message}` : `Unexpected failure: ${message}`;
}
