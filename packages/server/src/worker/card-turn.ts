/**
 * Runs `work` while this process has the turn on a reader. Turns are granted by the master to all workers, first
 * come first served (js-api 1.8). `lost` is aborted when the turn was kept too long and given to another.
 *
 * @throws whatever `signal` was aborted with, while waiting.
 */
export type TakeTurn = <Result>(
  reader: string,
  work: (lost: AbortSignal) => Promise<Result>,
  signal?: AbortSignal,
) => Promise<Result>;

/** What is said to the master about turns. */
export type TurnMessage =
  | { readonly type: 'turn-request'; readonly turn: number; readonly reader: string }
  | { readonly type: 'turn-release'; readonly turn: number };

/** The turns of one worker. */
export interface CardTurns {
  readonly takeTurn: TakeTurn;
  /** The master granted a turn. */
  granted(turn: number): void;
  /** The master took a turn back. */
  lost(turn: number): void;
}

/** Makes the worker's side of the turns; `send` speaks to the master. */
export function createCardTurns(send: (message: TurnMessage) => void): CardTurns {
  const waiting = new Map<number, () => void>();
  const held = new Map<number, AbortController>();
  let last = 0;

  const wait = (turn: number, signal: AbortSignal | undefined) =>
    new Promise<void>((resolve, reject) => {
      const giveUp = () => {
        waiting.delete(turn);
        reject(signal?.reason);
      };
      signal?.addEventListener('abort', giveUp, { once: true });
      waiting.set(turn, () => {
        signal?.removeEventListener('abort', giveUp);
        resolve();
      });
    });

  return {
    async takeTurn(reader, work, signal) {
      signal?.throwIfAborted();
      last += 1;
      const turn = last;
      const lost = new AbortController();
      send({ type: 'turn-request', turn, reader });
      try {
        await wait(turn, signal);
        held.set(turn, lost);
        return await work(lost.signal);
      } finally {
        held.delete(turn);
        // Also withdraws a request that was given up while waiting.
        send({ type: 'turn-release', turn });
      }
    },
    granted(turn) {
      waiting.get(turn)?.();
      waiting.delete(turn);
    },
    lost(turn) {
      held.get(turn)?.abort(new Error('The turn on the reader was taken back'));
    },
  };
}
