import { describe, expect, it } from 'vitest';
import { EN } from './en.js';
import { FR } from './fr.js';
import { typesetFrench } from './typeset.js';

/** Every text by its path; functions are given a few arguments. */
function flatten(value: unknown, path = ''): readonly (readonly [path: string, text: string])[] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value === 'function') {
    return [0, 1, 2].map((count) => {
      const args = path.endsWith('savedRestart') ? [['a', 'b']] : [count, count, count];
      return [`${path}(${count})`, String(value(...args))] as const;
    });
  }
  return Object.entries(value ?? {}).flatMap(([name, part]) => flatten(part, `${path}.${name}`));
}

it('sentences of the service are set the same, addresses and paths are left as they are', () => {
  expect(typesetFrench('Ouvrez « Services », puis : oui ? non ; 5 %')).toBe(
    'Ouvrez «\u00a0Services\u00a0», puis\u00a0: oui\u202f? non\u202f; 5\u00a0%',
  );
  for (const text of ['https://localhost:9982/?a=b;c', 'C:\\Program Files\\x', '10:15:00'])
    expect(typesetFrench(text)).toBe(text);
});

describe('the texts', () => {
  it('are in both languages, none empty', () => {
    const [fr, en] = [flatten(FR), flatten(EN)];
    expect(fr.map(([path]) => path)).toEqual(en.map(([path]) => path));
    for (const [path, text] of [...fr, ...en]) expect(text, path).not.toMatch(/^$|undefined|NaN/);
  });

  it('are typeset as French wants: apostrophes, spaces before double signs', () => {
    for (const [path, text] of flatten(FR)) {
      expect(text, path).not.toMatch(/[a-zé]'[a-zé]/i);
      // Never a plain space, at which a line could be broken.
      expect(text, path).not.toMatch(/[^\u00a0][:»%](\s|$)|[^\u202f][;?!](\s|$)|«[^\u00a0]/);
      expect(text, path).not.toMatch(/"/);
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
