import { describe, expect, it } from 'vitest';
import { EN } from './en.js';
import { FR } from './fr.js';

/** Every text by its path; functions are given a few arguments. */
function flatten(value: unknown, path = ''): readonly (readonly [path: string, text: string])[] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value === 'function') {
    return [0, 1, 2].map((count) => {
      const args = /labels|name|version|value|time|folder/.test(String(value).split('=>')[0] ?? '')
        ? [/labels/.test(String(value)) ? ['a', 'b'] : 'x']
        : [count, count, count];
      return [`${path}(${count})`, String(value(...args))] as const;
    });
  }
  return Object.entries(value ?? {}).flatMap(([name, part]) => flatten(part, `${path}.${name}`));
}

describe('the texts', () => {
  it('are in both languages, none empty', () => {
    const [fr, en] = [flatten(FR), flatten(EN)];
    expect(fr.map(([path]) => path)).toEqual(en.map(([path]) => path));
    for (const [path, text] of [...fr, ...en]) expect(text, path).not.toMatch(/^$|undefined|NaN/);
  });

  it('are typeset as French wants: apostrophes, spaces before double signs', () => {
    for (const [path, text] of flatten(FR)) {
      expect(text, path).not.toMatch(/[a-zé]'[a-zé]/i);
      expect(text, path).not.toMatch(/[^\s ][;:?!](\s|$)/);
      expect(text, path).not.toMatch(/\.\.\./);
    }
  });

  it('count as each language does: zero is singular in French, plural in English', () => {
    expect(FR.settings.changes(0)).toBe('0 modification à enregistrer');
    expect(FR.settings.changes(2)).toBe('2 modifications à enregistrer');
    expect(EN.settings.changes(0)).toBe('0 changes to save');
    expect(EN.settings.changes(1)).toBe('1 change to save');
  });
});
