import { describe, expect, it } from 'vitest';
import { buildCatalogue } from '../../../src/contract/documentation/catalogue/build.js';
import { EN } from './en.js';
import { FR } from './fr.js';
import { writeBytes, writeDuration } from './measures.js';

/** Every text of a table by its path; functions are called. */
function listTexts(value: unknown, path = ''): readonly (readonly [string, string])[] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, member]) => listTexts(member, `${path}.${name}`));
}

describe('the texts', () => {
  it('are all there in French, in the groups of the contract too', () => {
    const { groups: _, ...french } = FR;
    const { groups: __, ...english } = EN;
    expect(listTexts(french).map(([path]) => path)).toEqual(listTexts(english).map(([path]) => path));
    expect(listTexts([FR, EN]).filter(([, text]) => text.trim() === '')).toEqual([]);
    const untranslated = buildCatalogue().groups.filter(({ id }) => FR.groups[id] === undefined);
    expect(untranslated.map(({ id }) => id)).toEqual([]);
  });

  it('write French as it is printed: a space that does not break is not needed, an apostrophe is', () => {
    expect(listTexts(FR).filter(([, text]) => text.includes("'"))).toEqual([]);
  });

  it('count in the way of the language', () => {
    expect([EN.command.problems(0), EN.command.problems(1), EN.command.problems(2)]).toEqual([
      '0 fields do not keep the contract.',
      '1 field does not keep the contract.',
      '2 fields do not keep the contract.',
    ]);
    expect([FR.live.events(0), FR.live.events(2)]).toEqual(['0 événement', '2 événements']);
  });

  it.each([
    { path: 'a', rule: 'missing' },
    { path: 'a', rule: 'integer' },
    { path: 'a', rule: 'base64' },
    { path: 'a', rule: 'pattern' },
    { path: 'a', rule: 'minimum', limit: 42 },
    { path: 'a', rule: 'maximum', limit: 42 },
    { path: 'a', rule: 'maxLength', limit: 42 },
    { path: 'a', rule: 'minItems', limit: 42 },
    { path: 'a', rule: 'maxItems', limit: 42 },
  ] as const)('name the rule $rule', (problem) => {
    for (const { problem: say } of [FR, EN]) {
      expect(say(problem)).not.toBe('');
      if ('limit' in problem) expect(say(problem)).toContain('42');
    }
  });
});

describe('measures', () => {
  it.each([
    [999, 'en', '999 B'],
    [1536, 'en', '1.5 kB'],
    [20_000_000, 'en', '20 MB'],
    [1536, 'fr', '1,5 kB'],
  ])('%i bytes in %s', (bytes, language, text) =>
    expect(writeBytes(bytes, language, ['B', 'kB', 'MB'])).toBe(text),
  );

  it.each([
    [1.234, '1.2 ms'],
    [123.4, '123 ms'],
    [1234, '1.23 s'],
  ])('%f milliseconds', (milliseconds, text) => expect(writeDuration(milliseconds, 'en')).toBe(text));
});
