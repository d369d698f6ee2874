import type { ReaderWatcher, WatchedReader } from '../readers/watcher.js';

/** Resolves once what the watcher knows satisfies `is`; the test's own limit ends a wait in vain. */
export function whenReaders(
  watcher: ReaderWatcher,
  is: (readers: readonly WatchedReader[], live: boolean) => boolean,
): Promise<readonly WatchedReader[]> {
  return new Promise((resolve) => {
    const check = (): void => {
      const readers = watcher.readers();
      if (!is(readers, watcher.isLive())) return;
      stop();
      resolve(readers);
    };
    const stop = watcher.onChange(check);
    check();
  });
}
