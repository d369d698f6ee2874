import { join } from 'node:path';
import type { Logger } from '../../logging/logger.js';
import type { Platform } from '../../platform/platform.js';
import { makePrivateFolder } from '../atomic-write.js';
import { createQueue } from '../queue.js';
import { type AcceptedDocument, accept, listAccepted, readAccepted, removeAccepted } from './accepted.js';
import { createStillness, type DroppedFile, listDropped, type SpoolClock } from './dropped.js';
import { type FolderWatch, watchFolder } from './watch.js';

/** A printed document with its content. */
export interface PrintedDocument {
  readonly id: string;
  /** Name of its file, without the extension. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * The documents printed for one application and one user (js-api 4.4): files dropped in a folder, each taken once it
 * is complete. They stay until they are taken or flushed, over restarts.
 */
export interface Spool {
  /** How many wait. @throws {ServerError} `STORAGE_UNREADABLE` */
  count(): Promise<number>;
  /** Those that wait, the oldest first, as far as they fit in one answer. @throws {ServerError} `STORAGE_UNREADABLE` */
  pending(): Promise<readonly PrintedDocument[]>;
  /**
   * Takes the oldest out; two callers never get the same. Nothing is taken once `signal` has fired.
   * @throws {ServerError} `STORAGE_UNREADABLE`, `STORAGE_UNWRITABLE`
   */
  take(signal: AbortSignal): Promise<{ readonly document?: PrintedDocument; readonly remaining: number }>;
  /**
   * Removes the documents of these ids, or all. When an id is unknown nothing is removed.
   * @returns the unknown ids.
   * @throws {ServerError} `STORAGE_UNREADABLE`, `STORAGE_UNWRITABLE`
   */
  flush(ids: readonly string[] | undefined): Promise<readonly string[]>;
  /** Calls `listener` after documents arrived, until the returned function is called. */
  onArrival(listener: () => void): () => void;
  close(): void;
}

/** Options of {@link openSpool}. */
export interface SpoolOptions {
  /** Where files are dropped; made if it is not there. */
  readonly folder: string;
  /** Larger files stay where they are. */
  readonly maxBytes: number;
  readonly platform: Pick<Platform, 'protect'>;
  readonly log: Logger;
  readonly clock?: SpoolClock;
}

/** A file that has not changed for that long is complete. */
const QUIET_MS = 1000;

/** Beyond, files stay where they were dropped until others are gone. */
const MAX_PENDING = 1000;

/** Content that one answer may hold. */
const MAX_ANSWER_BYTES = 64 * 1024 * 1024;

const SYSTEM_CLOCK: SpoolClock = { now: () => Date.now(), elapsed: () => performance.now() };

/**
 * Opens the spool of a store. Files are dropped in its folder under their name, or better under a name that begins
 * with a dot or ends with `.part` or `.tmp`, then renamed.
 *
 * @throws {ServerError} `STORAGE_UNWRITABLE`, `PROTECTION_FAILED`
 */
export async function openSpool(options: SpoolOptions): Promise<Spool> {
  const { folder, maxBytes, platform, log, clock = SYSTEM_CLOCK } = options;
  await makePrivateFolder(folder, platform);
  // Below, so that a move is a single step; the dot keeps it out of what is dropped.
  const accepted = join(folder, '.accepted');
  const stillness = createStillness(QUIET_MS, clock);
  const oneAtATime = createQueue();
  const listeners = new Set<() => void>();
  const tooLarge = new Set<string>();
  let watching: FolderWatch | undefined;
  let lookAhead = false;

  /** Takes in what is complete, then gives everything that waits. */
  const look = async (): Promise<readonly AcceptedDocument[]> => {
    const documents = [...(await listAccepted(accepted))];
    const before = documents.length;
    const dropped = await listDropped(folder);
    stillness.keepOnly(dropped);
    const names = new Set(dropped.map(({ name }) => name));
    for (const name of tooLarge) if (!names.has(name)) tooLarge.delete(name);
    let unfinished = false;
    for (const file of dropped) {
      if (documents.length >= MAX_PENDING) break;
      if (file.size > maxBytes) {
        refuse(file);
        continue;
      }
      const document = stillness.isStill(file)
        ? await accept(accepted, file.path, documents.at(-1))
        : undefined;
      if (document === undefined) unfinished = true;
      else documents.push(document);
    }
    if (unfinished) watching?.lookAgainIn(QUIET_MS);
    if (documents.length > before) {
      log.info({ arrived: documents.length - before, waiting: documents.length }, 'Documents were printed.');
      for (const listener of [...listeners]) listener();
    }
    return documents;
  };

  const refuse = ({ name, size }: DroppedFile): void => {
    if (tooLarge.has(name)) return;
    tooLarge.add(name);
    log.warn({ bytes: size, most: maxBytes }, 'A printed document is too large and stays in its folder.');
  };

  /** However many changes were told, one look sees them all. */
  const lookSoon = (): void => {
    if (lookAhead) return;
    lookAhead = true;
    oneAtATime(() => {
      lookAhead = false;
      return look();
    }).catch((error: unknown) => log.warn({ err: error }, 'The spool folder cannot be read.'));
  };

  return {
    count: async () => (await oneAtATime(look)).length,

    pending: () =>
      oneAtATime(async () => {
        const contents: PrintedDocument[] = [];
        let bytes = 0;
        for (const document of await look()) {
          bytes += document.size;
          if (bytes > MAX_ANSWER_BYTES && contents.length > 0) break;
          contents.push(await withContent(document));
        }
        return contents;
      }),

    take: (signal) =>
      oneAtATime(async () => {
        const [oldest, ...others] = await look();
        if (oldest === undefined) return { remaining: 0 };
        const document = await withContent(oldest);
        // Nobody waits for it any more: it stays for the next who asks.
        signal.throwIfAborted();
        await removeAccepted(oldest);
        return { document, remaining: others.length };
      }),

    flush: (ids) =>
      oneAtATime(async () => {
        const documents = await look();
        const chosen = ids === undefined ? documents : documents.filter(({ id }) => ids.includes(id));
        const known = new Set(chosen.map(({ id }) => id));
        const unknown = (ids ?? []).filter((id) => !known.has(id));
        if (unknown.length > 0) return unknown;
        for (const document of chosen) await removeAccepted(document);
        return [];
      }),

    onArrival(listener) {
      // Its own function: the same listener given twice is told twice and leaves twice.
      const own = () => listener();
      listeners.add(own);
      watching ??= watchFolder(folder, lookSoon);
      return () => {
        listeners.delete(own);
        if (listeners.size > 0) return;
        watching?.close();
        watching = undefined;
      };
    },

    close() {
      listeners.clear();
      watching?.close();
      watching = undefined;
    },
  };
}

async function withContent(document: AcceptedDocument): Promise<PrintedDocument> {
  const { id, name } = document;
  return { id, name, bytes: await readAccepted(document) };
}
