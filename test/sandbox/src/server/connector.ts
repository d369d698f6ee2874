import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { SandboxError } from '../errors.js';
import { readReadyLine, type ServerReady } from './ready-line.js';

/** The connector, running as a child process. */
export interface Connector extends ServerReady {
  readonly pid: number;
  /** Settles when the process has ended, for whatever reason. */
  readonly ended: Promise<void>;
  /** Asks it to stop and waits; a process that does not obey is killed. */
  stop(): Promise<void>;
}

export interface ConnectorOptions {
  /** Path of the command-line program. */
  readonly cli: string;
  readonly configFile: string;
  /** Time allowed to become ready, in milliseconds. Default 60 000: the first start makes keys. */
  readonly readyMs?: number;
  /** Time allowed to stop before it is killed, in milliseconds. Default 10 000. */
  readonly stopMs?: number;
}

const KEPT_OUTPUT = 4000;

/**
 * Starts the connector and waits until it is ready.
 *
 * @throws {SandboxError} `CONNECTOR_NOT_BUILT`, `CONNECTOR_NOT_STARTED`
 */
export async function startConnector(options: ConnectorOptions): Promise<Connector> {
  if (!existsSync(options.cli)) {
    throw new Error(`The connector is not built: ${options.cli} does not exist. Run "npm run build".`);
  }
  const child = spawn(
    process.execPath,
    [options.cli, 'serve', '--config', options.configFile, '--stop-on-stdin-end'],
    { stdio: ['pipe', 'pipe', 'pipe'], windowsHide: true },
  );
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const output = keepTail(child.stderr);
  try {
    const ready = await waitUntilReady(child, ended, options.readyMs ?? 60_000);
    return {
      ...ready,
      pid: child.pid ?? 0,
      ended,
      stop: () => stopChild(child, ended, options.stopMs ?? 10_000),
    };
  } catch (error) {
    await stopChild(child, ended, 1000);
    const reason = error instanceof Error ? error.message : 'unknown reason';
    throw new SandboxError('CONNECTOR_NOT_STARTED', `The connector did not start: ${reason}\n${output()}`, {
      cause: error,
    });
  }
}

async function waitUntilReady(
  child: ChildProcess,
  ended: Promise<void>,
  readyMs: number,
): Promise<ServerReady> {
  const { stdout } = child;
  if (stdout === null) throw new Error('it has no output to read');
  let timer: NodeJS.Timeout | undefined;
  try {
    return await new Promise<ServerReady>((resolve, reject) => {
      timer = setTimeout(() => reject(new Error(`not ready after ${readyMs} ms`)), readyMs);
      child.once('error', reject);
      // Lines after the first are read and dropped: a full pipe would block the connector.
      createInterface({ input: stdout }).on('line', (line) => {
        const ready = readReadyLine(line);
        if (ready !== undefined) resolve(ready);
      });
      ended.then(() => {
        reject(new Error(`it ended (${child.signalCode ?? `exit code ${child.exitCode}`})`));
      }, reject);
    });
  } finally {
    clearTimeout(timer);
  }
}

/** Closing its standard input is the stop request that works on every platform; signals do not on Windows. */
async function stopChild(child: ChildProcess, ended: Promise<void>, stopMs: number): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  child.stdin?.on('error', () => undefined);
  child.stdin?.end();
  const timer = setTimeout(() => child.kill('SIGKILL'), stopMs);
  await ended;
  clearTimeout(timer);
}

/** Keeps the end of a stream, for the error message. */
function keepTail(stream: Readable | null): () => string {
  let tail = '';
  stream?.setEncoding('utf8').on('data', (text: string) => {
    tail = (tail + text).slice(-KEPT_OUTPUT);
  });
  return () => tail;
}
