import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { findLocale, keepPreferences, languageOf, readPreferences } from './preferences.js';

it.each([
  ['fr-FR', 'fr'],
  ['fr_FR.UTF-8', 'fr'],
  ['C.UTF-8', 'fr'],
  ['POSIX', 'fr'],
  ['', 'fr'],
  ['en-GB', 'en'],
  ['de_DE.UTF-8', 'en'],
  ['fry', 'en'],
])('a machine that speaks "%s" is shown %s', (locale, language) => {
  expect(languageOf(locale)).toBe(language);
});

it('the language is that of the session on Linux, that of the runtime elsewhere', () => {
  expect(findLocale({ LANG: 'fr_FR.UTF-8', LC_ALL: '' }, 'linux', 'en-US')).toBe('fr_FR.UTF-8');
  expect(findLocale({}, 'linux', 'en-US')).toBe('');
  expect(findLocale({ LANG: 'de_DE' }, 'win32', 'fr-FR')).toBe('fr-FR');
});

it('what the person chose is kept', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'preferences-'));
  const place = join(folder, 'new');
  expect(await readPreferences(place, 'en-GB')).toEqual({ language: 'en' });
  await keepPreferences(place, { language: 'fr' });
  expect(await readPreferences(place, 'en-GB')).toEqual({ language: 'fr' });
  await rm(folder, { recursive: true });
});
