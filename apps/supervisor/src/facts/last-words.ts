import { open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { InstalledService } from '@dmpconnect/server/admin-client';
import type { Language, Texts } from '../texts/texts.js';
import { readTroubles, type Trouble, toTrouble } from './troubles.js';

/** Where launchd and our service host for Windows keep what a dying service writes on its standard error. */
const FILE = 'last-words.log';

/** What is read of it, at most. */
const MAX_BYTES = 16 * 1024;

/** An older error explains nothing of today, in ms. */
const LIFE_MS = 24 * 3600 * 1000;

/** The line of a fault in what Node.js prints; what it prints after it says nothing to a person. */
const FAULT = /^(\w*Error\b|Uncaught |FATAL ERROR|dyld|Error:)/;

/**
 * The last error that the service wrote, in its journals or when it died: why it does not answer, as far as it knew.
 *
 * @returns one sentence with its time; nothing when there is none of the last day, or none that this account may read.
 */
export async function readLastWords(
  { folders, settingsFile }: Pick<InstalledService, 'folders' | 'settingsFile'>,
  now: Date,
): Promise<Texts | undefined> {
  const places = new Set([join(dirname(settingsFile), FILE), join(folders.state, FILE)]);
  const [journals, ...dying] = await Promise.all([
    readTroubles(folders.masterJournals),
    ...[...places].map(readDyingWords),
  ]);
  const written = journals.readable ? journals.troubles.filter(({ severity }) => severity !== 'warn') : [];
  const found = [...written, ...dying.flatMap((trouble) => trouble ?? [])]
    .filter(({ at }) => now.getTime() - Date.parse(at) < LIFE_MS)
    .sort((a, b) => b.at.localeCompare(a.at))[0];
  return found === undefined ? undefined : sayTrouble(found);
}

function sayTrouble({ at, words }: Trouble): Texts {
  const time = (language: Language) =>
    new Intl.DateTimeFormat(language, { dateStyle: 'short', timeStyle: 'short' }).format(new Date(at));
  return {
    fr: `Dernière erreur du service (${time('fr')}) : ${words.fr}`,
    en: `Last error of the service (${time('en')}): ${words.en}`,
  };
}

async function readDyingWords(path: string): Promise<Trouble | undefined> {
  const file = await open(path).catch(() => undefined);
  if (file === undefined) return undefined;
  try {
    const { size, mtime } = await file.stat();
    const length = Math.min(size, MAX_BYTES);
    const { buffer } = await file.read(Buffer.alloc(length), 0, length, size - length);
    const lines = buffer
      .toString('utf8')
      .split(/\r?\n/)
      .filter((line) => line.trim() !== '');
    const text = lines.findLast((line) => FAULT.test(line)) ?? lines.at(-1);
    return text === undefined
      ? undefined
      : toTrouble({ at: mtime, journal: 'server', severity: 'fatal', text: text.slice(0, 300) });
  } catch {
    return undefined;
  } finally {
    await file.close();
  }
}
