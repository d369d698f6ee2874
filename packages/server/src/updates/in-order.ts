import { setTimeout as pause } from 'node:timers/promises';

/** One question to several servers, the preferred one first. */
export interface OrderedQuestion<Answer> {
  readonly servers: readonly string[];
  /** Asks one server; rejects when its answer is of no use. */
  readonly ask: (server: string, signal: AbortSignal) => Promise<Answer>;
  /** How long a silent server keeps the next one from being asked; it is still listened to then. */
  readonly nextServerMs: number;
  readonly signal: AbortSignal;
}

/**
 * The first useful answer: the next server is asked when the one before failed, or kept silent.
 *
 * @throws {AggregateError} with what each server failed with, in the order of the servers.
 */
export async function askInOrder<Answer>(question: OrderedQuestion<Answer>): Promise<Answer> {
  const { servers, ask, nextServerMs } = question;
  const over = new AbortController();
  const signal = AbortSignal.any([question.signal, over.signal]);
  const answers: Promise<Answer>[] = [];
  for (const server of servers) {
    const turn = waitForTurn(answers.at(-1), nextServerMs, signal);
    answers.push(turn.then(() => ask(server, signal)));
  }
  try {
    return await Promise.any(answers);
  } finally {
    over.abort();
  }
}

async function waitForTurn(
  before: Promise<unknown> | undefined,
  silenceMs: number,
  signal: AbortSignal,
): Promise<void> {
  signal.throwIfAborted();
  if (before === undefined) return;
  const failed = new AbortController();
  before.catch(() => failed.abort());
  try {
    await pause(silenceMs, undefined, { signal: AbortSignal.any([signal, failed.signal]) });
  } catch {
    signal.throwIfAborted();
  }
}
