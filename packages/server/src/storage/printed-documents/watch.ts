import { type FSWatcher, watch } from 'node:fs';

/** Looks again even when the system says nothing: network folders do not tell, and watches are limited in number. */
const POLL_MS = 2000;

/** A watched folder. */
export interface FolderWatch {
  /** Looks again in so many milliseconds at the latest. */
  lookAgainIn(ms: number): void;
  close(): void;
}

/** Calls `look` soon after anything changed in a folder, and from time to time. It never keeps the process alive. */
export function watchFolder(folder: string, look: () => void): FolderWatch {
  let watcher: FSWatcher | undefined;
  let soon: NodeJS.Timeout | undefined;

  const start = (): void => {
    try {
      watcher = watch(folder, { persistent: false }, look);
      watcher.on('error', () => {
        watcher?.close();
        watcher = undefined;
      });
    } catch {
      watcher = undefined;
    }
  };
  start();
  const poll = setInterval(() => {
    // The folder may have been removed and made again.
    if (watcher === undefined) start();
    look();
  }, POLL_MS);
  poll.unref();

  return {
    lookAgainIn(ms) {
      clearTimeout(soon);
      soon = setTimeout(look, ms);
      soon.unref();
    },
    close() {
      watcher?.close();
      clearInterval(poll);
      clearTimeout(soon);
    },
  };
}
