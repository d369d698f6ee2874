import type { Socket } from 'node:net';
import { fileURLToPath } from 'node:url';
import {
  type OsAccount,
  type OsAccounts,
  type ProcessEnd,
  type StartedProcess,
  startAsOwn,
} from '../../accounts/index.js';
import { type Invitation, inviteWorker } from '../../ipc/invitation.js';
import type { Logger } from '../../logging/logger.js';

/** Which program a worker is. */
export interface WorkerProgram {
  /** Script that calls `runWorker`. */
  readonly entry: URL;
  /** Options of Node.js for it. */
  readonly execArguments?: readonly string[];
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

/** The account a worker runs under, when it is not the one of this process. */
export interface OtherAccount {
  readonly account: OsAccount;
  readonly startAs: OsAccounts['startAs'];
}

/**
 * Starts a worker as a child of this process. The invitation goes through its standard input, which also tells it
 * that its master is gone.
 *
 * @throws {ServerError} `ACCOUNT_UNUSABLE`
 */
export async function launchWorker(
  program: WorkerProgram,
  log: Logger,
  other?: OtherAccount,
): Promise<LaunchedWorker> {
  const gaveUp = new AbortController();
  const args = [...(program.execArguments ?? []), fileURLToPath(program.entry)];
  const invitation = await inviteWorker(other?.account);
  const started = other === undefined ? startAsOwn(args) : await startOther(other, args, invitation);
  const { pid } = started;
  const lastWords = keepLastWords(started);
  const ended = started.ended.then((end) => {
    const words = lastWords();
    if (words.length > 0) log.warn({ pid, words }, 'last words of a worker');
    return end;
  });
  void ended.then(() => gaveUp.abort(new Error('The worker ended before it joined')));
  started.say(`${JSON.stringify(invitation.card)}\n`);

  return {
    pid,
    joined: (signal) => invitation.joined(AbortSignal.any([signal, gaveUp.signal])),
    ended,
    kill: started.kill,
  };
}

async function startOther(
  { account, startAs }: OtherAccount,
  args: readonly string[],
  invitation: Invitation,
): Promise<StartedProcess> {
  try {
    return await startAs(account, args);
  } catch (error) {
    invitation.withdraw();
    throw error;
  }
}

/** What a crash says goes to the journal of the master, shortened: it is the only trace a native crash leaves. */
function keepLastWords({ onWords }: StartedProcess): () => readonly string[] {
  let text = '';
  onWords((piece) => {
    text = `${text}${piece}`.slice(-LAST_WORDS.lines * LAST_WORDS.characters);
  });
  return () =>
    text
      .split('\n')
      .filter((line) => line.trim() !== '')
      .slice(-LAST_WORDS.lines)
      .map((line) => line.slice(0, LAST_WORDS.characters));
}
