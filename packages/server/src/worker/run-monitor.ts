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
  output.acknowledge();
  for (;;) {
    const next = await nextUnlessAborted(iterator, signal);
    if (next === undefined) {
      // Not awaited: the generator may be waiting for something that does not watch the signal.
      void iterator.return?.().catch(() => {});
      return;
    }
    if (next.done === true) {
      output.end();
      return;
    }
    output.event(next.value);
  }
}

/** One listener a state: a race against one long promise would keep a trace of every state of a long monitor. */
function nextUnlessAborted<Value>(
  iterator: AsyncIterator<Value>,
  signal: AbortSignal,
): Promise<IteratorResult<Value> | undefined> {
  return new Promise((resolve, reject) => {
    const onAbort = () => resolve(undefined);
    if (signal.aborted) {
      onAbort();
      return;
    }
    signal.addEventListener('abort', onAbort, { once: true });
    iterator
      .next()
      .finally(() => signal.removeEventListener('abort', onAbort))
      .then(resolve, reject);
  });
}
