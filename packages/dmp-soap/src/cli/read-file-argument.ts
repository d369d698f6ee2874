import { type CliIo, UsageError } from './io.js';

/** Bytes of the one file that a command line names. @throws {UsageError} @throws the error of the system */
export async function readFileArgument(args: readonly string[], io: CliIo): Promise<Uint8Array> {
  const option = args.find((arg) => arg.startsWith('-') && arg !== '-');
  if (option !== undefined) throw new UsageError(`the option ${option} is not known`);
  const [path, ...more] = args;
  if (path === undefined) throw new UsageError('the file is missing; - reads the standard input');
  if (more.length > 0) throw new UsageError('only one file is read at a time');
  return io.read(path);
}
