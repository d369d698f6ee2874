import { TransportError } from './transport-error.js';

/** The caller's signal and a time limit, as one. Call `end` when what it limits is over. */
export interface Deadline {
  /** Aborted by whichever comes first; its reason is the {@link TransportError} to give. */
  readonly signal: AbortSignal;
  /** That error once `signal` is aborted, `undefined` before. */
  error(): TransportError | undefined;
  end(): void;
}

/** @param what What is being waited for, for the message: `the answer to TD3.1`. */
export function startDeadline(what: string, timeoutMs: number, caller?: AbortSignal): Deadline {
  const controller = new AbortController();
  let error: TransportError | undefined;
  const stop = (reason: TransportError) => {
    error ??= reason;
    controller.abort(error);
  };
  const giveUp = () => {
    stop(new TransportError('aborted', `The caller gave up waiting for ${what}.`, { cause: caller?.reason }));
  };
  const timer = setTimeout(() => {
    stop(new TransportError('timeout', `The deadline of ${timeoutMs} ms passed while waiting for ${what}.`));
  }, timeoutMs);
  if (caller?.aborted) giveUp();
  else caller?.addEventListener('abort', giveUp, { once: true });
  return {
    signal: controller.signal,
    error: () => error,
    end() {
      clearTimeout(timer);
      caller?.removeEventListener('abort', giveUp);
    },
  };
}

/** Runs `stop` when the signal is aborted, at once if it is already. Returns how to call it off. */
export function onAbort(signal: AbortSignal, stop: () => void): () => void {
  if (signal.aborted) stop();
  else signal.addEventListener('abort', stop, { once: true });
  return () => signal.removeEventListener('abort', stop);
}
