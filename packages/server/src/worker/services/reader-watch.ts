import { type PcscWatcher, startPcscWatcher } from '@dmpconnect/card-pkcs11';
import type { Settings } from '../../config/index.js';
import type { Flavour } from '../../flavour.js';
import type { Logger } from '../../logging/logger.js';

/** The watcher of the readers of this machine, started when first asked for. */
export interface ReaderWatch {
  /** Nothing where PC/SC cannot be watched: the slots of the card library are polled then. */
  get(): Promise<PcscWatcher | undefined>;
  close(): Promise<void>;
}

/** A service that does not say anything in that time is not waited for: its readers come when they come. */
const FIRST_READERS_MS = 1000;

/** Makes the watch of a worker; with a virtual card there is no reader of this machine to watch. */
export function createReaderWatch(
  { virtualCard }: Pick<Settings['card'], 'virtualCard'>,
  flavour: Flavour,
  log: Logger,
  start: typeof startPcscWatcher = startPcscWatcher,
): ReaderWatch {
  const isVirtual = virtualCard !== undefined && flavour === 'dev';
  let starting: Promise<PcscWatcher | undefined> | undefined;

  const startOnce = async (): Promise<PcscWatcher | undefined> => {
    try {
      const watcher = await start({ logger: log });
      await soon(watcher.ready);
      return watcher;
    } catch (error) {
      log.warn({ err: error }, 'PC/SC is not watched: the readers are polled');
      return undefined;
    }
  };

  return {
    async get() {
      if (isVirtual) return undefined;
      starting ??= startOnce();
      return starting;
    },
    close: async () => (await starting)?.close(),
  };
}

async function soon(ready: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, FIRST_READERS_MS);
  });
  await Promise.race([ready, late]);
  clearTimeout(timer);
}
