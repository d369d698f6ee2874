import { mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { createStream, type RotatingFileStream } from 'rotating-file-stream';

/** Where the lines of one journal go. */
export interface JournalFile {
  /** Never throws, never waits: a disk that fails loses lines, not the service. */
  write(line: string): void;
  /** Resolves once every line so far is in the file, or lost. */
  flushed(): Promise<void>;
  /** Writes what waits and closes. */
  close(): Promise<void>;
}

/** Options of {@link openJournalFile}. */
export interface JournalFileOptions {
  readonly folder: string;
  readonly name: string;
  /** Size at which a new file starts. */
  readonly maxMegabytes: number;
  /** Whether a new file starts each day too. */
  readonly daily?: boolean;
  /** Full files kept: `name.1` is the most recent. */
  readonly kept: number;
  /** Present time in ms, for the pauses between two tries. */
  readonly now: () => number;
  /** The line that says how many were lost, once the disk is back. */
  readonly lostLine: (count: number) => string;
}

/** After a failure the disk is left alone for a while: a full one fails at each line. */
const RETRY_AFTER_MS = 10_000;
/** What may wait for a slow disk. */
const MAX_WAITING_BYTES = 4 * 1024 * 1024;

/** Opens a journal that starts a new file when the present one is full. */
export function openJournalFile(options: JournalFileOptions): JournalFile {
  const { folder, name, maxMegabytes, daily = false, kept, now, lostLine } = options;
  let stream: RotatingFileStream | undefined;
  let notBefore = 0;
  let lost = 0;
  let underWay = 0;
  let waiting: (() => void)[] = [];

  const settle = (): void => {
    underWay -= 1;
    if (underWay > 0) return;
    for (const resolve of waiting) resolve();
    waiting = [];
  };

  const open = (): RotatingFileStream | undefined => {
    if (now() < notBefore) return undefined;
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      if (daily) setAsideOfAnotherDay(options);
      const opened = createStream(name, {
        path: folder,
        size: `${maxMegabytes}M`,
        ...(daily ? { interval: '1d' } : {}),
        rotate: kept,
        mode: 0o600,
      });
      opened.on('error', () => {
        if (stream !== opened) return;
        stream = undefined;
        notBefore = now() + RETRY_AFTER_MS;
      });
      return opened;
    } catch {
      notBefore = now() + RETRY_AFTER_MS;
      return undefined;
    }
  };

  return {
    write(line) {
      stream ??= open();
      if (stream === undefined || stream.writableLength > MAX_WAITING_BYTES) {
        lost += 1;
        return;
      }
      if (lost > 0) {
        stream.write(lostLine(lost));
        lost = 0;
      }
      underWay += 1;
      stream.write(line, (error) => {
        if (error) lost += 1;
        settle();
      });
    },

    flushed: () => (underWay === 0 ? Promise.resolve() : new Promise((resolve) => waiting.push(resolve))),

    async close() {
      const closing = stream;
      stream = undefined;
      notBefore = Number.POSITIVE_INFINITY;
      if (closing === undefined) return;
      // Its failure has no one left to be told to.
      closing.on('error', () => undefined);
      if (lost > 0) closing.write(lostLine(lost));
      closing.end();
      await finished(closing).catch(() => undefined);
    },
  };
}

/** What was last written on another day is a full file: the stream only sees the midnights it lives through. */
function setAsideOfAnotherDay({ folder, name, kept, now }: JournalFileOptions): void {
  const path = join(folder, name);
  const written = statSync(path, { throwIfNoEntry: false });
  if (!written?.isFile() || written.mtime.toDateString() === new Date(now()).toDateString()) return;
  for (let number = kept - 1; number >= 0; number -= 1) {
    const from = number === 0 ? path : `${path}.${number}`;
    if (statSync(from, { throwIfNoEntry: false })) renameSync(from, `${path}.${number + 1}`);
  }
}
