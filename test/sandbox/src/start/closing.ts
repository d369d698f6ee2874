/** What has been started and must be stopped, last started first. */
export interface Closing {
  add(close: () => Promise<void>): void;
  /** Stops everything, even when a part fails to stop; called again, it waits for the same end. */
  closeAll(): Promise<void>;
}

/** An empty list of things to stop. */
export function makeClosing(): Closing {
  const closers: (() => Promise<void>)[] = [];
  let closed: Promise<void> | undefined;
  const closeAll = async (): Promise<void> => {
    const failures: unknown[] = [];
    for (const close of closers.reverse()) {
      await close().catch((error: unknown) => failures.push(error));
    }
    if (failures.length > 0) throw new AggregateError(failures, 'Parts of the sandbox did not stop.');
  };
  return {
    add: (close) => closers.push(close),
    closeAll: () => {
      closed ??= closeAll();
      return closed;
    },
  };
}
