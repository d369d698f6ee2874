import type { ReaderWatcher, WatchedReader } from '../readers/watcher.js';

/** A watcher in the hands of a test. */
export interface SettableWatcher extends ReaderWatcher {
  /** Replaces what it knows, and tells it; `undefined` stands for a service that does not answer. */
  set(readers: readonly WatchedReader[] | undefined): void;
  listeners(): number;
}

/** Makes a watcher. */
export function createSettableWatcher(initial?: readonly WatchedReader[]): SettableWatcher {
  const listeners = new Set<() => void>();
  let readers = initial;
  return {
    readers: () => readers ?? [],
    isLive: () => readers !== undefined,
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    set(next) {
      readers = next;
      for (const listener of [...listeners]) listener();
    },
    listeners: () => listeners.size,
  };
}
