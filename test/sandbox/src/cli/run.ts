import type { Readable } from 'node:stream';
import { SandboxError } from '../errors.js';
import { startSandbox } from '../start/sandbox.js';
import type { Sandbox } from '../start/types.js';
import { readArguments, USAGE } from './arguments.js';
import { describeForPeople } from './report.js';

/** What the program has of its process; a test gives its own. */
export interface CliEnvironment {
  readonly args: readonly string[];
  readonly stdin: Readable;
  /** Whether the end of the standard input asks the program to stop: only that of a pipe does. */
  readonly stopsOnStdinEnd: boolean;
  readonly print: (text: string) => void;
  readonly complain: (text: string) => void;
  /** Calls back when the operating system asks the program to stop. */
  readonly onStopSignal: (stop: () => void) => void;
}

/** Runs the sandbox until it is asked to stop, and returns the exit code: 0, 1 failed, 2 wrong command line. */
export async function runCli(environment: CliEnvironment): Promise<number> {
  try {
    const { help, json, ...options } = readArguments(environment.args);
    if (help) {
      environment.print(USAGE);
      return 0;
    }
    const stopRequested = waitForStop(environment);
    const started = startSandbox(options);
    const first = await Promise.race([started, stopRequested]);
    if (first === 'stop') {
      // Asked to stop before it was ready: let it finish starting, so that everything it started is stopped.
      await started.then((sandbox) => sandbox.stop());
      return 0;
    }
    environment.print(json ? `${JSON.stringify(first.ready)}\n` : describeForPeople(first.ready));
    return await runUntilStopped(first, stopRequested, environment);
  } catch (error) {
    environment.complain(`${error instanceof Error ? error.message : 'The sandbox failed.'}\n`);
    return error instanceof SandboxError && error.code === 'USAGE' ? 2 : 1;
  }
}

async function runUntilStopped(
  sandbox: Sandbox,
  stopRequested: Promise<'stop'>,
  environment: CliEnvironment,
): Promise<number> {
  const ended = sandbox.serverEnded?.then(() => 'ended' as const);
  const reason = await Promise.race([stopRequested, ...(ended === undefined ? [] : [ended])]);
  await sandbox.stop();
  if (reason === 'stop') return 0;
  environment.complain('The connector ended by itself; see its journals.\n');
  return 1;
}

function waitForStop({ stdin, stopsOnStdinEnd, onStopSignal }: CliEnvironment): Promise<'stop'> {
  return new Promise((resolve) => {
    onStopSignal(() => resolve('stop'));
    if (!stopsOnStdinEnd) return;
    stdin.once('end', () => resolve('stop'));
    stdin.once('error', () => resolve('stop'));
    stdin.resume();
  });
}
