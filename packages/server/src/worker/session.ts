import type { InputOf } from '../contract/table.js';
import type { Integrator } from '../ipc/messages.js';
import type { Logger } from '../logging/logger.js';
import type { WorkerSession } from './context.js';

/** What a session is made of. */
export interface SessionSeed {
  readonly id: string;
  readonly applicationId: string;
  readonly integrator: Integrator | undefined;
  readonly origin: string | undefined;
  readonly opened: InputOf<'hl_openSession'>;
}

/** Session ids appear in journals as their first 8 characters. */
export const shortId = (id: string): string => id.slice(0, 8);

/**
 * Makes a session. `onClosed` is called once it holds nothing any more.
 */
export function createSession(seed: SessionSeed, log: Logger, onClosed: (id: string) => void): WorkerSession {
  const ending = new AbortController();
  const toFree: (() => void | Promise<void>)[] = [];
  let closing: Promise<void> | undefined;

  const freeAll = async () => {
    ending.abort();
    for (let free = toFree.pop(); free !== undefined; free = toFree.pop()) {
      try {
        await free();
      } catch (error) {
        // The others must still be freed; the session is over for the application in any case.
        log.warn({ err: error, session: shortId(seed.id) }, 'something of a session could not be freed');
      }
    }
    onClosed(seed.id);
  };

  return {
    ...seed,
    slots: {},
    signal: ending.signal,
    onClose(free) {
      toFree.push(free);
      return () => {
        const at = toFree.indexOf(free);
        if (at >= 0) toFree.splice(at, 1);
      };
    },
    close() {
      closing ??= freeAll();
      return closing;
    },
  };
}
