import { Worker } from 'node:worker_threads';

interface Watch {
  readonly master: number;
  readonly everyMs: number;
  readonly graceMs: number;
}

/**
 * Ends this process when its master is dead and it does not end by itself: a main thread that hangs in a card
 * library notices nothing, and no one else would ever end it.
 *
 * @param graceMs how long the main thread may take to end properly.
 */
export function startWatchdog(graceMs: number): void {
  const workerData: Watch = { master: process.ppid, everyMs: 1000, graceMs };
  const thread = new Worker(`(${watchMaster})(require('node:worker_threads').workerData)`, {
    eval: true,
    workerData,
    stdin: false,
    resourceLimits: { maxOldGenerationSizeMb: 8, maxYoungGenerationSizeMb: 2 },
  });
  thread.unref();
}

/** Runs in a thread of its own from its own text: it may refer to nothing outside itself. */
function watchMaster({ master, everyMs, graceMs }: Watch): void {
  const isGone = (): boolean => {
    // Where a process is given another parent when its own dies, that says it; elsewhere its number does.
    if (process.ppid !== master) return true;
    try {
      process.kill(master, 0);
      return false;
    } catch (error) {
      return error instanceof Error && 'code' in error && error.code === 'ESRCH';
    }
  };
  const timer = setInterval(() => {
    if (!isGone()) return;
    clearInterval(timer);
    setTimeout(() => process.kill(process.pid, 'SIGKILL'), graceMs);
  }, everyMs);
}
