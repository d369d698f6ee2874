import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { TELESERVICES_ERRORS, TeleservicesError } from './errors.js';
import { TRAIT_RULES } from './traits/rules.js';

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8').replace(/ +\|/g, ' |');
const section = (title: string) => readme.split(`\n## ${title}\n`)[1]?.split('\n## ')[0] ?? '';
const codesOf = (text: string) =>
  [...text.matchAll(/^\| `([A-Za-z0-9_-]+)` \|/gm)].map(([, code]) => code).sort();

describe('errors', () => {
  it('are all in the README, with the sentence the code has', () => {
    for (const [code, sentence] of Object.entries(TELESERVICES_ERRORS)) {
      expect(readme).toContain(`| \`${code}\` | ${sentence} |`);
    }
    expect(codesOf(section('Errors'))).toEqual(Object.keys(TELESERVICES_ERRORS).sort());
  });

  it('of traits list each rule', () => {
    for (const [rule, sentence] of Object.entries(TRAIT_RULES)) {
      expect(readme).toContain(`| \`${rule}\` | ${sentence} |`);
    }
    expect(codesOf(section('Rules of writing'))).toEqual(Object.keys(TRAIT_RULES).sort());
  });

  it('keep their cause and their field', () => {
    const cause = new Error('below');
    expect(new TeleservicesError('INS_KEY', 'm', { cause, field: 'ins' })).toMatchObject({
      name: 'TeleservicesError',
      code: 'INS_KEY',
      field: 'ins',
      cause,
    });
    expect('cause' in new TeleservicesError('INS_KEY', 'm')).toBe(false);
  });
});
