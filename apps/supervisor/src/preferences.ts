import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { LANGUAGES, type Language } from './texts/texts.js';

const preferences = z.object({ language: z.enum(LANGUAGES) });

/** What the person chose. */
export type Preferences = z.infer<typeof preferences>;

/** Reads what the person chose, else what the system speaks: French unless it is something else. */
export async function readPreferences(folder: string, locale: string): Promise<Preferences> {
  try {
    return preferences.parse(JSON.parse(await readFile(join(folder, 'preferences.json'), 'utf8')));
  } catch {
    return { language: languageOf(locale) };
  }
}

/** Keeps what the person chose. A folder that cannot be written keeps nothing: it is no reason to fail. */
export async function keepPreferences(folder: string, chosen: Preferences): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 }).catch(() => undefined);
  await writeFile(join(folder, 'preferences.json'), JSON.stringify(chosen)).catch(() => undefined);
}

/** A machine without a language (`C`, `POSIX`) is taken for one of a French practice. */
export function languageOf(locale: string): Language {
  return /^(|fr([-_.@].*)?|c(\..*)?|posix)$/i.test(locale) ? 'fr' : 'en';
}

/** The language of the person: that of the session where systems write it there, else what the runtime was told. */
export function findLocale(
  env: Readonly<Record<string, string | undefined>>,
  platform: NodeJS.Platform,
  runtime: string,
): string {
  return platform === 'linux' ? env.LC_ALL || env.LC_MESSAGES || env.LANG || '' : runtime;
}
