import type { ReaderWatcher } from '../readers/watcher.js';
import type { Logger } from '../seams.js';
import { bindPcsc } from './bind.js';
import type { PcscCalls } from './calls.js';
import { type FollowTimes, followReaders } from './follow-readers.js';
import { createReaderRegister } from './reader-register.js';

/** A watcher over the smart card service of this machine. */
export interface PcscWatcher extends ReaderWatcher {
  /** Resolves when the readers are known, or the service is known not to answer. */
  readonly ready: Promise<void>;
  /** Leaves the smart card service; resolves when nothing of it is used any more. */
  close(): Promise<void>;
}

/** What a watcher is made of. */
export interface PcscWatcherOptions {
  readonly logger?: Logger;
  /** Default: those of this system. */
  readonly calls?: PcscCalls;
  readonly times?: Partial<FollowTimes>;
}

// cps-card 7: every change within a second, even where the service does not announce it.
const TIMES: FollowTimes = { sliceMs: 1000, retryMs: 1000 };

/**
 * Starts to watch the readers of this machine. It connects to no card, waits on no thread of JavaScript, and finds the
 * service again by itself after it was stopped (cps-card 7).
 *
 * @example
 * ```ts
 * const watcher = await startPcscWatcher();
 * await watcher.ready;
 * watcher.onChange(() => console.log(watcher.readers()));
 * ```
 * @throws CardError `CARD_SERVICE_UNAVAILABLE` when this system has no PC/SC library or it cannot be called
 */
export async function startPcscWatcher(options: PcscWatcherOptions = {}): Promise<PcscWatcher> {
  const { logger } = options;
  const calls = options.calls ?? (await bindPcsc());
  const register = createReaderRegister();
  const listeners = new Set<() => void>();
  const closing = new AbortController();
  let live: boolean | undefined;
  let tellReady = (): void => {};
  const ready = new Promise<void>((resolve) => {
    tellReady = resolve;
  });

  const tell = (states: Parameters<typeof register.update>[0], nowLive: boolean): void => {
    const changed = register.update(states) || live !== nowLive;
    live = nowLive;
    tellReady();
    if (!changed) return;
    for (const listener of [...listeners]) listener();
  };

  const running = followReaders(
    calls,
    {
      onReaders(states) {
        if (live !== true) logger?.info({ readers: states.length }, 'smart card service found');
        tell(states, true);
      },
      onLost(failure) {
        if (live !== false) logger?.warn(failure, 'smart card service lost');
        tell([], false);
      },
    },
    { ...TIMES, ...options.times },
    closing.signal,
  ).catch((error: unknown) => {
    // A call that could not be made at all: nothing will change any more, slots are polled instead.
    logger?.error({ err: error }, 'the readers are not watched any more');
    tell([], false);
  });

  return {
    ready,
    readers: register.readers,
    isLive: () => live === true,
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async close() {
      listeners.clear();
      closing.abort();
      await running;
    },
  };
}
