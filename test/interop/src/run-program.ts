import { spawn, spawnSync } from 'node:child_process';

/** How a program ended. */
export interface Outcome {
  readonly status: number | null;
  readonly output: string;
  readonly errors: string;
}

export interface RunOptions {
  readonly cwd?: string;
  /** Standard input. */
  readonly input?: string;
  /** Variables besides those of this process. */
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs a program found on the PATH to its end. @throws {Error} When it cannot be started. */
export function runProgram(
  name: string,
  args: readonly string[],
  options: RunOptions = {},
): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const child = spawn(name, args, {
      ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
      env: { ...process.env, ...options.env },
    });
    const output: Buffer[] = [];
    const errors: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => output.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => errors.push(chunk));
    // A program may end before it has read all of its input.
    child.stdin.on('error', () => {});
    child.stdin.end(options.input ?? '');
    child.once('error', reject);
    child.once('close', (status) => {
      resolve({
        status,
        output: Buffer.concat(output).toString('utf8'),
        errors: Buffer.concat(errors).toString('utf8'),
      });
    });
  });
}

/** The same, where success is expected. @throws {Error} With what the program said, when it ends otherwise. */
export async function mustRun(
  name: string,
  args: readonly string[],
  options: RunOptions = {},
): Promise<string> {
  const { status, output, errors } = await runProgram(name, args, options);
  if (status === 0) return output;
  throw new Error(`${name} ended with ${status}:\n${errors || output}`);
}

/** Whether a program is on the PATH. */
export function hasProgram(name: string): boolean {
  return spawnSync(name, ['--version'], { stdio: 'ignore' }).error === undefined;
}
