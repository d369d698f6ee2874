import { execFile, spawn } from 'node:child_process';

/** What a system program said. */
export interface ProgramResult {
  /** Exit code; -1 when the program could not be started or was stopped. */
  readonly code: number;
  readonly stdout: string;
}

/** Runs a program of the system, given by its absolute path, without a shell. */
export type RunProgram = (
  file: string,
  args: readonly string[],
  env?: Readonly<Record<string, string>>,
) => Promise<ProgramResult>;

/** {@link RunProgram} for real. Ten seconds at most. */
export const runProgram: RunProgram = (file, args, env) =>
  new Promise((resolve) => {
    execFile(
      file,
      [...args],
      { timeout: 10_000, windowsHide: true, env: { ...process.env, ...env } },
      (error, stdout) => {
        const code = error === null ? 0 : error.code;
        resolve({ code: typeof code === 'number' ? code : -1, stdout });
      },
    );
  });

/** Starts a program that lives on its own, whatever becomes of this process. Rejects when it cannot be started. */
export const launchProgram = (file: string, args: readonly string[]): Promise<void> =>
  new Promise((resolve, reject) => {
    const child = spawn(file, [...args], { detached: true, stdio: 'ignore', windowsHide: true });
    child.once('error', reject);
    child.once('spawn', () => {
      child.unref();
      resolve();
    });
  });
