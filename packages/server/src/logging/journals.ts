import { join } from 'node:path';
import { type JournalFile, openJournalFile } from './journal-file.js';
import { isKept, type JournalLevels, type Severity } from './levels.js';
import { formatLine } from './line.js';
import type { Logger, LogMethod } from './logger.js';
import { createRedactor, type Redactor } from './redaction/redactor.js';
import { readLastLines } from './tail.js';

/** File names that support tools ask for (seed 7.3.2, js-api 6). */
export const JOURNAL_FILES = { library: 'dmp-connect.log', server: 'dmpConnect-js2.log' } as const;

/** Options of {@link openJournals}. */
export interface JournalOptions {
  /** Folder of this process's journals. */
  readonly folder: string;
  readonly levels: JournalLevels;
  readonly maxMegabytes: number;
  /** Whether a new file starts each day too. */
  readonly daily?: boolean;
  readonly kept: number;
  readonly clock?: { now(): Date };
  /** Number shown as the thread. Default: that of the process. */
  readonly process?: number;
}

/** The two journals of one process (seed 7.3.2). */
export interface Journals {
  /** `dmpConnect-js2.log`: sockets, sessions, processes. */
  readonly server: Logger;
  /** `dmp-connect.log`: cards, licences, transactions. */
  readonly library: Logger;
  /** What masks the entries: give it the sensitive values of each request. */
  readonly redactor: Redactor;
  readonly folder: string;
  levels(): JournalLevels;
  /** Takes effect at the next entry, for loggers that exist already too. */
  setLevels(levels: Partial<JournalLevels>): void;
  /**
   * The last lines of a journal, each with its LF; nothing when the disk does not give them. What became known as
   * sensitive after a line was written is masked in it too. `keep`: which lines count, all by default.
   */
  tail(journal: keyof JournalLevels, lines: number, keep?: (line: string) => boolean): Promise<string>;
  close(): Promise<void>;
}

/** What one tail reads at most. */
const MAX_TAIL_BYTES = 1024 * 1024;

/** The head of a line, which holds no value (see `formatLine`), and its text. */
const HEAD_AND_TEXT = /^(\d{6}:\d{6} \[[0-9A-F]{8}\] \[[A-Z]\] )?(.*)$/s;

/**
 * Opens the two journals of a process. Nothing here fails: a folder that cannot be written loses entries.
 *
 * @example
 * ```ts
 * const journals = openJournals({ folder, levels: { library: 3, server: 4 }, maxMegabytes: 10, kept: 5 });
 * journals.server.info({ port: 9982 }, 'Listening.');
 * ```
 */
export function openJournals(options: JournalOptions): Journals {
  const {
    folder,
    maxMegabytes,
    daily = false,
    kept,
    clock = { now: () => new Date() },
    process: number = process.pid,
  } = options;
  const redactor = createRedactor();
  let levels = options.levels;

  const openFile = (name: string): JournalFile =>
    openJournalFile({
      folder,
      name,
      maxMegabytes,
      daily,
      kept,
      now: () => clock.now().getTime(),
      lostLine: (count) =>
        formatLine({
          at: clock.now(),
          severity: 'warn',
          process: number,
          text: `${count} entries could not be written.`,
        }),
    });

  const files = { library: openFile(JOURNAL_FILES.library), server: openFile(JOURNAL_FILES.server) };

  const createLogger = (journal: keyof JournalLevels, bindings: object): Logger => {
    const method =
      (severity: Severity): LogMethod =>
      (entry, message) => {
        if (!isKept(severity, levels[journal])) return;
        const text = describeEntry(redactor, bindings, entry, message);
        files[journal].write(formatLine({ at: clock.now(), severity, process: number, text }));
      };
    return {
      debug: method('debug'),
      info: method('info'),
      warn: method('warn'),
      error: method('error'),
      child: (fields) => createLogger(journal, { ...bindings, ...fields }),
    };
  };

  return {
    server: createLogger('server', {}),
    library: createLogger('library', {}),
    redactor,
    folder,
    levels: () => levels,
    setLevels: (changed) => {
      levels = { ...levels, ...changed };
    },
    tail: async (journal, lines, keep) => {
      await files[journal].flushed();
      const name = JOURNAL_FILES[journal];
      const names = [name, ...Array.from({ length: kept }, (_, index) => `${name}.${index + 1}`)];
      const paths = names.map((file) => join(folder, file));
      const found = await readLastLines(paths, lines, MAX_TAIL_BYTES, keep).catch(() => []);
      return found
        .map((line) =>
          line.replace(HEAD_AND_TEXT, (_, head = '', text) => `${head}${redactor.known(text)}\n`),
        )
        .join('');
    },
    close: async () => {
      await Promise.all([files.library.close(), files.server.close()]);
    },
  };
}

/** `text key=value key=value`: the text first, as in the seed. An error alone gives its own message. */
function describeEntry(
  redactor: Redactor,
  bindings: object,
  entry: object | string,
  message?: string,
): string {
  const fields = typeof entry === 'string' ? {} : entry instanceof Error ? { err: entry } : entry;
  const text = typeof entry === 'string' ? entry : (message ?? (entry instanceof Error ? entry.message : ''));
  const details =
    Object.keys(bindings).length + Object.keys(fields).length > 0
      ? redactor.fields({ ...bindings, ...fields })
      : '';
  return [redactor.text(text), details].filter((part) => part !== '').join(' ');
}
