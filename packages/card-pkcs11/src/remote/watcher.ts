import { setTimeout as sleep } from 'node:timers/promises';
import type { ReaderWatcher, WatchedReader } from '../readers/watcher.js';
import { callRemote } from './call.js';
import type { RemotePkcs11Module } from './connect.js';
import type { RemotePeer } from './peer.js';
import { readNumber } from './results.js';

/** A watcher over the readers of the other process. */
export interface RemoteReaderWatcher extends ReaderWatcher {
  close(): void;
}

/** Longest time one question about changes waits, and pause after a failure, milliseconds. */
const WAIT_MS = 25_000;
const RETRY_MS = 1000;

/**
 * Watches the readers of the other process. What they hold is asked each time, so that it is never older than what the
 * module says of the same card; only the news of a change comes by itself.
 */
export function watchRemoteReaders(
  module: Pick<RemotePkcs11Module, 'listReaders'>,
  peer: RemotePeer,
): RemoteReaderWatcher {
  const listeners = new Set<() => void>();
  const closing = new AbortController();
  let live = true;

  const readers = (): readonly WatchedReader[] => {
    try {
      const list = module.listReaders();
      live = true;
      return list;
    } catch {
      live = false;
      return [];
    }
  };

  const follow = async (): Promise<void> => {
    const { signal } = closing;
    const limits = { signal, background: true };
    let count = -1;
    while (!signal.aborted) {
      try {
        const before = count;
        count = await callRemote(peer, 'R_WaitForChange', [before, WAIT_MS], readNumber, limits);
        live = true;
        // The first count is news too: what came before it was told to nobody.
        if (count !== before) tell();
      } catch {
        // The other process is gone: it counts from the start when it comes back.
        if (count >= 0) {
          count = -1;
          live = false;
          tell();
        }
        await sleep(RETRY_MS, undefined, { signal, ref: false }).catch(() => undefined);
      }
    }
  };
  const tell = (): void => {
    for (const listener of [...listeners]) listener();
  };
  void follow();

  return {
    readers,
    isLive: () => live,
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close() {
      listeners.clear();
      closing.abort();
    },
  };
}
