import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

/** A server of the system, started by a test in the foreground. */
export interface Daemon {
  /** Stops it and waits for its end. */
  stop(): Promise<void>;
  /** Has it do nothing, its connections left open, or go on. When it resolves, each of its threads stands still. */
  freeze(frozen: boolean): Promise<void>;
}

const ATTEMPT_MS = 50;
const PATIENCE_MS = 20_000;

/**
 * Starts a server and waits until every port takes connections.
 *
 * @throws {Error} With what it said, when it ends before that, or takes too long.
 */
export async function startDaemon(
  name: string,
  args: readonly string[],
  ports: readonly number[],
): Promise<Daemon> {
  const child = spawn(name, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  const said: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => said.push(chunk));
  const ended = new Promise<Error>((resolve) => {
    child.once('error', resolve);
    child.once('exit', (code) => {
      resolve(new Error(`${name} ended with ${code}:\n${Buffer.concat(said).toString('utf8')}`));
    });
  });
  const stop = (): Promise<void> => stopChild(child, ended);
  const failure = await Promise.race([
    ended,
    Promise.all(ports.map(untilOpen)).then(
      () => undefined,
      (error: Error) => error,
    ),
  ]);
  const freeze = async (frozen: boolean): Promise<void> => {
    child.kill(frozen ? 'SIGSTOP' : 'SIGCONT');
    while (frozen && !threadStates(child.pid).every((state) => state === 'T')) await pause(5);
  };
  if (failure === undefined) return { stop, freeze };
  await stop();
  throw failure;
}

/** State of each thread of a process, a letter (proc(5)). */
function threadStates(pid: number | undefined): readonly (string | undefined)[] {
  const threads = `/proc/${pid}/task`;
  return readdirSync(threads).map((id) =>
    readFileSync(`${threads}/${id}/stat`, 'utf8').split(') ').at(-1)?.charAt(0),
  );
}

async function stopChild(child: ChildProcess, ended: Promise<unknown>): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
  await ended;
}

async function untilOpen(port: number): Promise<void> {
  const last = performance.now() + PATIENCE_MS;
  while (!(await isOpen(port))) {
    if (performance.now() > last) throw new Error(`Nothing listens on port ${port}.`);
    await new Promise((resolve) => setTimeout(resolve, ATTEMPT_MS));
  }
}

function isOpen(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port });
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
