import { type CliIo, type Command, STATUS, type Status, UsageError } from './io.js';
import { open } from './open.js';
import { pack } from './pack.js';

const COMMANDS: ReadonlyMap<string, Command> = new Map(Object.entries({ open, pack }));

const HELP = `mss COMMAND …

${[...COMMANDS].map(([name, { summary }]) => `  ${name.padEnd(6)} ${summary}`).join('\n')}

mss COMMAND --help says more.
`;

const ASKS_HELP: ReadonlySet<string> = new Set(['--help', '-h', 'help']);

/** Runs a command line (without program name) and returns its exit status. Nothing is thrown. */
export async function runCli(args: readonly string[], io: CliIo): Promise<Status> {
  const [name = '', ...rest] = args;
  if (ASKS_HELP.has(name)) {
    io.out(COMMANDS.get(rest[0] ?? '')?.help ?? HELP);
    return STATUS.ok;
  }
  const command = COMMANDS.get(name);
  if (command === undefined) {
    io.err(name === '' ? HELP : `mss: the command ${name} is not known\n\n${HELP}`);
    return STATUS.unreadable;
  }
  if (rest.some((arg) => arg === '--help' || arg === '-h')) {
    io.out(command.help);
    return STATUS.ok;
  }
  try {
    return await command.run(rest, io);
  } catch (error) {
    io.err(`mss ${name}: ${explain(error)}\n`);
    if (error instanceof UsageError) io.err(`mss ${name} --help says how it is used.\n`);
    return STATUS.unreadable;
  }
}

const FILE_PROBLEMS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  EACCES: 'this account may not use the file',
  EISDIR: 'that is a folder, not a file',
  EEXIST: 'the file is there already',
};

function explain(error: unknown): string {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') {
    const problem = FILE_PROBLEMS[error.code];
    const path = 'path' in error && typeof error.path === 'string' ? `${error.path}: ` : '';
    if (problem !== undefined) return `${path}${problem}`;
  }
  return error instanceof Error ? error.message : 'the work failed';
}
