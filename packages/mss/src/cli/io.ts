/** What the commands need of the world around them. */
export interface CliIo {
  /** Bytes of a file, that many at most; `-` is the standard input. @throws the error of the system */
  read(path: string, maxBytes: number): Promise<Uint8Array>;
  /** Writes a file that is not there yet. @throws the error of the system */
  write(path: string, bytes: Uint8Array): Promise<void>;
  out(text: string): void;
  err(text: string): void;
}

/** Exit statuses, the same for every command. */
export const STATUS = {
  ok: 0,
  /** Read, and refused. */
  refused: 1,
  /** Not read: no such file, a command that is not understood. */
  unreadable: 2,
} as const;

export type Status = (typeof STATUS)[keyof typeof STATUS];

/** A command: its arguments behind its name. */
export interface Command {
  /** One line for the list of commands. */
  readonly summary: string;
  /** Text of `--help`. */
  readonly help: string;
  run(args: readonly string[], io: CliIo): Promise<Status>;
}

/** A command line that is not understood. */
export class UsageError extends Error {
  override readonly name: string = 'UsageError';
}
