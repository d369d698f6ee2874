import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Send } from '../client/command.js';
import { overWebSocket } from '../client/websocket.js';

/** The built program of the connector. */
const CLI = fileURLToPath(new URL('../../../../packages/server/dist/cli.js', import.meta.url));

/** How a program ended, with what it said. */
export interface ProgramEnd {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stderr: string;
}

/** The connector as a process of its own, that a test may kill. */
export interface Program {
  readonly pid: number;
  readonly port: number;
  readonly caFile: string;
  readonly send: Send;
  readonly ended: Promise<ProgramEnd>;
  /** Asks it to stop and waits. */
  stop(): Promise<ProgramEnd>;
  /** SIGKILL, then waits until the process is gone. */
  kill(): Promise<ProgramEnd>;
}

interface Started {
  readonly child: ChildProcess;
  readonly ended: Promise<ProgramEnd>;
  readonly firstLine: Promise<string>;
}

function start(args: readonly string[], environment: NodeJS.ProcessEnv = process.env): Started {
  const child = spawn(process.execPath, [CLI, 'serve', '--lang', 'en', ...args], {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: environment,
  });
  let stderr = '';
  let stdout = '';
  child.stdin?.on('error', () => {});
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  const ended = new Promise<ProgramEnd>((resolve) =>
    child.once('exit', (code, signal) => resolve({ code, signal, stderr })),
  );
  const firstLine = new Promise<string>((resolve) =>
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
      if (stdout.includes('\n')) resolve(stdout.slice(0, stdout.indexOf('\n')));
    }),
  );
  return { child, ended, firstLine };
}

/** Starts the connector and waits until it serves. @throws {Error} with its own words when it ends instead */
export const startProgram = (configFile: string, ...args: readonly string[]): Promise<Program> =>
  startProgramIn(process.env, configFile, ...args);

/** {@link startProgram} in another environment. */
export async function startProgramIn(
  environment: NodeJS.ProcessEnv,
  configFile: string,
  ...args: readonly string[]
): Promise<Program> {
  const { child, ended, firstLine } = start(
    ['--config', configFile, '--stop-on-stdin-end', ...args],
    environment,
  );
  const line = await Promise.race([
    firstLine,
    ended.then(({ code, stderr }) => Promise.reject(new Error(`exit code ${code}: ${stderr}`))),
  ]);
  const { port, caFile }: { readonly port: number; readonly caFile: string } = JSON.parse(line);
  return {
    pid: child.pid ?? 0,
    port,
    caFile,
    send: overWebSocket({ url: `wss://localhost:${port}`, ca: readFileSync(caFile, 'utf8') }),
    ended,
    stop() {
      child.stdin?.end();
      return ended;
    },
    kill() {
      child.kill('SIGKILL');
      return ended;
    },
  };
}

/** Starts the connector where it is expected to refuse. */
export async function endOfProgram(configFile: string, ...args: readonly string[]): Promise<ProgramEnd> {
  const { ended, firstLine, child } = start(['--config', configFile, ...args]);
  const line = await Promise.race([ended.then(() => undefined), firstLine]);
  if (line !== undefined) {
    child.kill('SIGKILL');
    throw new Error(`it started: ${line}`);
  }
  return ended;
}
