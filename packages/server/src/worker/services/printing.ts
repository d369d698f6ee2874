import { dirname, join, resolve } from 'node:path';
import type { Settings } from '../../config/index.js';
import type { WorkerSeed } from '../../ipc/messages.js';
import type { Logger } from '../../logging/logger.js';
import type { Platform } from '../../platform/index.js';
import { openSpool, type Spool } from '../../storage/printed-documents/spool.js';

/** What the printed documents of a worker are made of. */
export interface PrintingParts {
  readonly settings: Settings['printing'];
  readonly seed: Pick<WorkerSeed, 'settingsFile' | 'stateFolder'>;
  /** Name of the store, see `storeName`. */
  readonly store: string;
  readonly platform: Pick<Platform, 'protect'>;
  readonly log: Logger;
}

/** The printed documents of a worker. */
export interface Printing {
  /** @throws {ServerError} `STORAGE_UNWRITABLE`, `PROTECTION_FAILED` */
  get(): Promise<Spool>;
  /** Makes the folder, so that a printer finds it; a failure is told when a command needs it. */
  prepare(): Promise<void>;
  close(): Promise<void>;
}

const MEGABYTE = 1024 * 1024;

/** Makes the printed documents of a worker; a folder that could not be made is tried again at the next call. */
export function createPrinting({ settings, seed, store, platform, log }: PrintingParts): Printing {
  // As everywhere in the settings, a relative path starts from the folder of their file.
  const base =
    settings.directory === undefined
      ? join(seed.stateFolder, 'printed-documents')
      : resolve(dirname(seed.settingsFile), settings.directory);
  let opening: Promise<Spool> | undefined;

  const get = (): Promise<Spool> => {
    opening ??= openSpool({
      folder: join(base, store),
      maxBytes: settings.maxMegabytes * MEGABYTE,
      platform,
      log,
    }).catch((error: unknown) => {
      opening = undefined;
      throw error;
    });
    return opening;
  };

  return {
    get,
    prepare: () =>
      get().then(
        () => log.info({ folder: base, store }, 'Printed documents are taken from the folder of this store.'),
        (error: unknown) => log.warn({ err: error }, 'There is no folder for printed documents.'),
      ),
    close: async () => {
      const spool = await opening?.catch(() => undefined);
      spool?.close();
    },
  };
}
