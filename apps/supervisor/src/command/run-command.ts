import { execFile } from 'node:child_process';

/** What a program of the system said. */
export interface CommandResult {
  /** Exit code; -1 when it was stopped, -2 when it could not be started. */
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** How a program is run. */
export interface CommandOptions {
  /** How long it may take, in ms. Default 15 000; one that asks a person for a password needs longer. */
  readonly timeoutMs?: number;
}

/** Runs a program of the system without a shell. Never rejects: what it came to is in the result. */
export type RunCommand = (
  file: string,
  args: readonly string[],
  options?: CommandOptions,
) => Promise<CommandResult>;

/** Code of a program that could not be started. */
export const NOT_STARTED = -2;

const TIMEOUT_MS = 15_000;

/** {@link RunCommand} for real. The language is the neutral one where the system has that notion. */
export const runCommand: RunCommand = (file, args, { timeoutMs = TIMEOUT_MS } = {}) =>
  new Promise((resolve) => {
    const env = { ...process.env, LC_ALL: 'C.UTF-8' };
    execFile(file, [...args], { timeout: timeoutMs, windowsHide: true, env }, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : exitCode(error.code), stdout, stderr });
    });
  });

const exitCode = (code: unknown): number =>
  typeof code === 'number' ? code : typeof code === 'string' ? NOT_STARTED : -1;
