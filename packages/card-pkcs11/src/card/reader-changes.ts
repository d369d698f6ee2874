import { CKF_TOKEN_PRESENT } from '../module/constants.js';
import type { ReaderWatcher } from '../readers/watcher.js';
import type { ReaderTable } from './reader-table.js';

/** Tells that something may have changed in the readers. */
export interface ReaderChanges {
  /** Calls `listener` after each change; gives the way to stop it. */
  subscribe(listener: () => void): () => void;
  close(): void;
}

// cps-card 7: without PC/SC the slots are polled every second. No card is asked anything by that.
const POLL_MS = 1000;

/**
 * Makes the source of changes of the readers: the watcher's events, and as long as it does not tell of every reader of
 * the library, a look at the slots every second while somebody listens.
 */
export function createReaderChanges(table: ReaderTable, watcher?: ReaderWatcher): ReaderChanges {
  const listeners = new Set<() => void>();
  let timer: NodeJS.Timeout | undefined;
  let slotNames: readonly string[] | undefined;
  let lastLook = '';

  const tell = (): void => {
    for (const listener of [...listeners]) listener();
  };

  const look = (): string => {
    try {
      const slots = table.list();
      slotNames = slots.map(({ name }) => name);
      return JSON.stringify([
        table.eventCount(),
        slots.map(({ name, info }) => [name, info.flags & CKF_TOKEN_PRESENT]),
      ]);
    } catch {
      slotNames = undefined;
      return 'not answering';
    }
  };

  const isWatched = (): boolean =>
    watcher?.isLive() === true && slotNames?.every((name) => table.watched(name) !== undefined) === true;

  const poll = (): void => {
    if (isWatched()) return;
    const before = lastLook;
    lastLook = look();
    if (lastLook !== before) tell();
  };

  const stopWatching = watcher?.onChange(tell);

  return {
    subscribe(listener) {
      listeners.add(listener);
      if (timer === undefined) {
        lastLook = look();
        timer = setInterval(poll, POLL_MS);
        timer.unref();
      }
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        clearInterval(timer);
        timer = undefined;
      };
    },
    close() {
      listeners.clear();
      clearInterval(timer);
      timer = undefined;
      stopWatching?.();
    },
  };
}
