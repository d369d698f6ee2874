import { MssError } from '../errors.js';

/** A signal that ends work when the caller gives up or the time is over, and says which it was. */
export interface Deadline {
  readonly signal: AbortSignal;
  /** The error of a deadline that has passed; `undefined` while it has not. */
  error(what: string): MssError | undefined;
  /** Lets the timer go. */
  end(): void;
}

/** @param timeoutMs From now. */
export function startDeadline(timeoutMs: number, caller: AbortSignal | undefined): Deadline {
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(), timeoutMs);
  const signal = caller === undefined ? late.signal : AbortSignal.any([caller, late.signal]);
  return {
    signal,
    error(what) {
      if (caller?.aborted) return new MssError('ABORTED', `${what}: the caller gave up.`);
      return late.signal.aborted
        ? new MssError('TIMEOUT', `${what}: no answer within ${timeoutMs} ms.`)
        : undefined;
    },
    end: () => clearTimeout(timer),
  };
}
