/** What a monitor sends. */
export interface MonitorOutput {
  acknowledge(): void;
  event(fields: object): void;
  /** The monitor ended by itself. */
  end(): void;
}

/**
 * Sends the acknowledgement, then each state the handler yields (js-api 1.3). When `signal` is aborted nothing is
 * sent any more and the handler's generator is told to finish, even if it is waiting for a card that never comes.
 */
export async function runMonitor(
  states: AsyncIterable<object>,
  signal: AbortSignal,
  output: MonitorOutput,
): Promise<void> {
  const iterator = states[Symbol.asyncIterator]();
  const aborted = waitForAbort(signal);
  output.acknowledge();
  try {
    for (;;) {
      const next = await Promise.race([iterator.next(), aborted.promise]);
      if (next === undefined) break;
      if (next.done === true) {
        output.end();
        return;
      }
      output.event(next.value);
    }
    // Not awaited: the generator may be waiting for something that does not watch the signal.
    void iterator.return?.().catch(() => {});
  } finally {
    aborted.forget();
  }
}

function waitForAbort(signal: AbortSignal) {
  let forget = () => {};
  const promise = new Promise<undefined>((resolve) => {
    const onAbort = () => resolve(undefined);
    if (signal.aborted) onAbort();
    signal.addEventListener('abort', onAbort, { once: true });
    forget = () => signal.removeEventListener('abort', onAbort);
  });
  return { promise, forget };
}
