import { DmpError } from '../errors.js';
import { COMMANDS } from './commands/table.js';
import { type CliIo, STATUS, type Status, UsageError } from './io.js';

const HELP = `dmp-soap COMMAND …

${[...COMMANDS].map(([name, { summary }]) => `  ${name.padEnd(9)} ${summary}`).join('\n')}

dmp-soap COMMAND --help says more. A file named - is the standard input.
`;

const ASKS_HELP: ReadonlySet<string> = new Set(['--help', '-h', 'help']);

/** Runs a command line (without program name) and returns its exit status. Nothing is thrown. */
export async function runCli(args: readonly string[], io: CliIo): Promise<Status> {
  const [name = '', ...rest] = args;
  if (ASKS_HELP.has(name)) {
    io.out(rest[0] === undefined ? HELP : (COMMANDS.get(rest[0])?.help ?? HELP));
    return STATUS.ok;
  }
  const command = COMMANDS.get(name);
  if (command === undefined) {
    io.err(name === '' ? HELP : `dmp-soap: the command ${name} is not known\n\n${HELP}`);
    return STATUS.unreadable;
  }
  if (rest.some((arg) => arg === '--help' || arg === '-h')) {
    io.out(command.help);
    return STATUS.ok;
  }
  try {
    return await command.run(rest, io);
  } catch (error) {
    io.err(`dmp-soap ${name}: ${explain(error)}\n`);
    if (error instanceof UsageError) io.err(`dmp-soap ${name} --help says how it is used.\n`);
    return STATUS.unreadable;
  }
}

const FILE_PROBLEMS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EACCES: 'this account may not read the file',
  EISDIR: 'that is a folder, not a file',
};

function explain(error: unknown): string {
  if (error instanceof DmpError || error instanceof UsageError) return error.message;
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') {
    const problem = FILE_PROBLEMS[error.code];
    const path = 'path' in error && typeof error.path === 'string' ? `${error.path}: ` : '';
    if (problem !== undefined) return `${path}${problem}`;
  }
  return error instanceof Error ? error.message : 'the work failed';
}
