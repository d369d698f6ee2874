import { spawn } from 'node:child_process';
import type { Socket } from 'node:net';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { inviteWorker } from '../../ipc/invitation.js';
import type { Logger } from '../../logging/logger.js';

/** Which program a worker is. */
export interface WorkerProgram {
  /** Script that calls `runWorker`. */
  readonly entry: URL;
  /** Options of Node.js for it. */
  readonly execArguments?: readonly string[];
}

/** How a process ended. */
export interface ProcessEnd {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** A worker's process, before anything is said to it. */
export interface LaunchedWorker {
  readonly pid: number;
  /** Resolves when the process has joined; rejects when it ended or `signal` was aborted before. */
  joined(signal: AbortSignal): Promise<Socket>;
  /** Resolves when the process is gone. */
  readonly ended: Promise<ProcessEnd>;
  /** Ends the process now. */
  kill(): void;
}

/** Lines kept of what a worker writes on its standard error, each shortened. */
const LAST_WORDS = { lines: 20, characters: 500 };

/**
 * Starts a worker as a child of this process. The invitation goes through its standard input, which also tells it
 * that its master is gone.
 */
export async function launchWorker(program: WorkerProgram, log: Logger): Promise<LaunchedWorker> {
  const invitation = await inviteWorker();
  const gaveUp = new AbortController();
  const child = spawn(process.execPath, [...(program.execArguments ?? []), fileURLToPath(program.entry)], {
    stdio: ['pipe', 'ignore', 'pipe'],
    windowsHide: true,
  });
  const lastWords = keepLastWords(child.stderr);

  const ended = new Promise<ProcessEnd>((resolve) => {
    child.once('exit', (code, signal) => {
      const words = lastWords();
      if (words.length > 0) log.warn({ pid: child.pid, words }, 'last words of a worker');
      resolve({ code, signal });
    });
    child.once('error', () => resolve({ code: null, signal: null }));
  });
  void ended.then(() => gaveUp.abort(new Error('The worker ended before it joined')));

  // A worker that ends at once makes this write fail; its end is told by `ended`.
  child.stdin.on('error', () => {});
  child.stdin.write(`${JSON.stringify(invitation.card)}\n`);

  return {
    pid: child.pid ?? 0,
    joined: (signal) => invitation.joined(AbortSignal.any([signal, gaveUp.signal])),
    ended,
    kill: () => void child.kill('SIGKILL'),
  };
}

/** What a crash says goes to the journal of the master, shortened: it is the only trace a native crash leaves. */
function keepLastWords(stderr: Readable): () => readonly string[] {
  let text = '';
  stderr.setEncoding('utf8');
  stderr.on('error', () => {});
  stderr.on('data', (piece: string) => {
    text = `${text}${piece}`.slice(-LAST_WORDS.lines * LAST_WORDS.characters);
  });
  return () =>
    text
      .split('\n')
      .filter((line) => line.trim() !== '')
      .slice(-LAST_WORDS.lines)
      .map((line) => line.slice(0, LAST_WORDS.characters));
}
