import { open, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { InstallationFolders } from '../../cli/installation.js';
import { JOURNAL_FILES } from '../../logging/journals.js';

/** One journal of an installation. */
export interface JournalContent {
  /** Path in the bundle. */
  readonly name: string;
  readonly content: string;
}

/** The newest part of each journal, in bytes. */
const MOST_BYTES = 2 * 1024 * 1024;
/** Folders of workers, the newest first. */
const MOST_SESSIONS = 10;

/** `dmp-connect.log`, `dmp-connect.log.1`… and nothing else that somebody put there. */
const JOURNAL = new RegExp(
  `^(?:${Object.values(JOURNAL_FILES)
    .map((name) => name.replaceAll('.', '\\.'))
    .join('|')})(?:\\.\\d{1,3})?$`,
);

/** Reads the journals of the master and of the newest workers. What cannot be read is left out. */
export async function readJournals({
  masterJournals,
  sessionJournals,
}: Pick<InstallationFolders, 'masterJournals' | 'sessionJournals'>): Promise<readonly JournalContent[]> {
  const sessions = await newestFolders(sessionJournals);
  const read = await Promise.all([
    readFolder(masterJournals, 'journal/master'),
    ...sessions.map((name) => readFolder(join(sessionJournals, name), `journal/sessions/${name}`)),
  ]);
  return read.flat();
}

async function newestFolders(folder: string): Promise<readonly string[]> {
  const names = (await readdir(folder).catch(() => [])).filter((name) => /^\d{1,10}$/.test(name));
  const dated = await Promise.all(
    names.map(async (name) => ({
      name,
      at: await stat(join(folder, name)).then(
        ({ mtimeMs }) => mtimeMs,
        () => 0,
      ),
    })),
  );
  return dated
    .sort((a, b) => b.at - a.at)
    .slice(0, MOST_SESSIONS)
    .map(({ name }) => name);
}

async function readFolder(folder: string, place: string): Promise<readonly JournalContent[]> {
  const names = (await readdir(folder).catch(() => [])).filter((name) => JOURNAL.test(name));
  const read = await Promise.all(
    names.sort().map(async (name) => {
      const content = await readEnd(join(folder, name)).catch(() => undefined);
      return content === undefined ? [] : [{ name: `${place}/${name}`, content }];
    }),
  );
  return read.flat();
}

async function readEnd(path: string): Promise<string> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const start = Math.max(0, size - MOST_BYTES);
    const { buffer, bytesRead } = await file.read(Buffer.alloc(size - start), 0, size - start, start);
    const text = buffer.toString('utf8', 0, bytesRead);
    // Begun in the middle of a line, that line is not whole: it goes.
    return start === 0 ? text : text.slice(text.indexOf('\n') + 1);
  } finally {
    await file.close();
  }
}
