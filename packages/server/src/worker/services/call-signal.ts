import { AsyncLocalStorage } from 'node:async_hooks';
import type { TakeTurn } from '../card-turn.js';

/** Turns on the cards as the card library asks for them: it knows of no signal, the call it works for has one. */
export interface CallTurns {
  /** What the card library is given. */
  readonly takeTurn: <Result>(reader: string, work: () => Promise<Result>) => Promise<Result>;
  /** Runs `work`; the turns it asks for are given up when `signal` fires. */
  withSignal<Result>(signal: AbortSignal, work: () => Promise<Result>): Promise<Result>;
}

/** Carries the signal of a call down to the turns asked for deep inside the card library. */
export function createCallTurns(takeTurn: TakeTurn): CallTurns {
  const callSignal = new AsyncLocalStorage<AbortSignal>();
  return {
    takeTurn: (reader, work) => takeTurn(reader, () => work(), callSignal.getStore()),
    withSignal: (signal, work) => callSignal.run(signal, work),
  };
}
