/** A wait that ends by itself, by the signal or by `cancel`. */
export interface Pause {
  readonly ended: Promise<'silence' | 'aborted'>;
  /** Frees the timer and the listener. */
  cancel(): void;
}

/** Waits for `ms` (for ever when absent), or less when the signal fires. */
export function pause(ms: number | undefined, signal: AbortSignal): Pause {
  let cancel = (): void => {};
  const ended = new Promise<'silence' | 'aborted'>((resolve) => {
    const onAbort = (): void => resolve('aborted');
    const timer = ms === undefined ? undefined : setTimeout(() => resolve('silence'), ms);
    cancel = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', onAbort);
    };
    if (signal.aborted) onAbort();
    else signal.addEventListener('abort', onAbort, { once: true });
  });
  return { ended, cancel: () => cancel() };
}
