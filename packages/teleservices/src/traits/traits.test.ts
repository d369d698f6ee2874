import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TraitError } from '../errors.js';
import { checkBirthDate, checkBirthPlace, checkSex, isCalendarDate } from './birth.js';
import { checkName, type NameKind } from './check-name.js';
import { normaliseTrait } from './normalise.js';
import { settleTraits } from './settle-traits.js';

const normal = (text: string) => normaliseTrait(text, 'f').value;

/** What a value breaks, and where. */
const broken = (work: () => unknown): unknown => {
  try {
    work();
  } catch (error) {
    if (error instanceof TraitError) return [error.rule, error.position, error.character];
    throw error;
  }
  return 'none';
};

describe('normaliseTrait', () => {
  it.each([
    ['adrun', 'ADRUN'],
    ['Zoé', 'ZOE'],
    ['Zoe\u0301', 'ZOE'],
    ['NOËL', 'NOEL'],
    ['Lecœur', 'LECOEUR'],
    ['ŒUVRARD', 'OEUVRARD'],
    ['Læticia', 'LAETICIA'],
    ['François', 'FRANCOIS'],
    ['Søren', 'SOREN'],
    ['Šimić', 'SIMIC'],
    ['Žižek', 'ZIZEK'],
    ['Ðorđe'.replace('đ', 'ð'), 'DORDE'],
    ['Þór', 'THOR'],
    ['Ångström', 'ANGSTROM'],
    ['Nuñez', 'NUNEZ'],
    ['Müller', 'MULLER'],
    ['Nguyễn', 'NGUYEN'],
    ['Țepeș', 'TEPES'],
    ['Dvořák', 'DVORAK'],
    ['Kovačić', 'KOVACIC'],
    ['İbrahim', 'IBRAHIM'],
    ['Yıldız', 'YILDIZ'],
    ['D’Essai', "D'ESSAI"],
    ['Dʼessai', "D'ESSAI"],
    ['D´essai', "D'ESSAI"],
    ['D`essai', "D'ESSAI"],
    ["l'été", "L'ETE"],
    ['Jean‐Paul', 'JEAN-PAUL'],
    ['Jean‑Paul', 'JEAN-PAUL'],
    ['Jean–Paul', 'JEAN-PAUL'],
    ['Jean—Paul', 'JEAN-PAUL'],
    ['Jean−Paul', 'JEAN-PAUL'],
    ['de\u00a0la\u202fTour', 'DE LA TOUR'],
    ['  de  la Tour ', 'DE LA TOUR'],
    ['ESSAI--TEST', 'ESSAI--TEST'],
    ['Groß', 'GROSS'],
    ['GROẞ', 'GROSS'],
    ['', ''],
    ['   ', ''],
  ])('%j is %j', (text, value) => expect(normal(text)).toBe(value));

  it.each([
    ['Jean2', ['character', 4, '2']],
    ['Jean_Paul', ['character', 4, '_']],
    ['Jean.', ['character', 4, '.']],
    ['\tJean', ['character', 0, '\t']],
    ['Łukasz', ['character', 0, 'Ł']],
    ['ﬁlip', ['character', 0, 'ﬁ']],
    ['Ａnne', ['character', 0, 'Ａ']],
    ['Анна', ['character', 0, 'А']],
    ['Ann\u0000', ['character', 3, '\u0000']],
    ['Zoé😀', ['character', 3, '😀']],
    ['‘Zoé', ['character', 0, '‘']],
  ])('%j is refused with its place and its sign, never dropped', (text, expected) =>
    expect(broken(() => normal(text))).toEqual(expected),
  );

  it('refuses ß in strict mode, and warns otherwise', () => {
    expect(broken(() => normaliseTrait('Groß', 'f', { strict: true }))).toEqual(['sharp-s', 3, 'ß']);
    expect(normaliseTrait('Groß ', 'f').warnings).toEqual([
      { code: 'SHARP_S', field: 'f' },
      { code: 'SPACES', field: 'f' },
    ]);
  });

  it('never writes the value in its messages', () => {
    expect(() => normaliseTrait('DUPONT7', 'traits.birthName')).toThrow(
      'traits.birthName holds a character that cannot be sent (at position 7).',
    );
  });

  it('gives, for any text, a value of allowed signs that it leaves alone, or an error with a place in the text', () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.string({ unit: fc.constantFrom(..."aéÀœßÇ'’`-–  Žþ") }),
    );
    fc.assert(
      fc.property(text, (typed) => {
        let read: ReturnType<typeof normaliseTrait>;
        try {
          read = normaliseTrait(typed, 'f');
        } catch (error) {
          if (!(error instanceof TraitError)) throw error;
          expect(typed.normalize('NFC').startsWith(error.character ?? '?', error.position)).toBe(true);
          return;
        }
        expect(read.value).toMatch(/^(?:[A-Z'-](?:[A-Z' -]*[A-Z'-])?)?$/);
        expect(read.value).not.toContain('  ');
        expect(normaliseTrait(read.value, 'f')).toMatchObject({ value: read.value, warnings: [] });
        expect(read.positions).toHaveLength(read.value.length);
      }),
    );
  });

  it('does not see how a letter was composed, nor its case', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'éèêëàâäîïôöùûüÿçñåž') }), (typed) => {
        expect(normal(typed.normalize('NFD'))).toBe(normal(typed));
        expect(normal(typed.toUpperCase())).toBe(normal(typed));
      }),
    );
  });
});

describe('checkName', () => {
  const check = (text: string, kind: NameKind) => broken(() => checkName(text, kind, 'f'));

  it.each(["D'ESSAI", "'T HOOFT", 'ESSAI--TEST', 'DE LA TOUR', 'JEAN-', 'X', "O'NEILL-D'ARC"])(
    'takes %j as family name',
    (text) => expect(check(text, 'family')).toBe('none'),
  );

  it.each([
    ['', ['empty', undefined, undefined]],
    ['-DUPONT', ['start', 0, '-']],
    [' -DUPONT', ['start', 1, '-']],
    ['DU---PONT', ['separators', 2, '-']],
    ["D''ESSAI", ['separators', 1, "'"]],
    ["D' ESSAI", ['separators', 1, "'"]],
    ["D'-ESSAI", ['separators', 1, "'"]],
    ['DU - PONT', ['separators', 2, ' ']],
    ["DU-'PONT", ['separators', 2, '-']],
    ['A'.repeat(81), ['length', undefined, undefined]],
  ])('refuses %j as family name', (text, expected) => expect(check(text, 'family')).toEqual(expected));

  it.each(['PIERRE-ALAIN MURIEL FLORIANT', 'ZOE', "N'GOLO", 'A'.repeat(61)])(
    'takes %j as given names',
    (text) => expect(check(text, 'given')).toBe('none'),
  );

  it.each([
    ["'ZOE", ['start', 0, "'"]],
    ['ZOE -ANNE', ['start', 4, '-']],
    ['ZOE-', ['end', 3, '-']],
    ["ZOE' ANNE", ['end', 3, "'"]],
    ['JEAN--PAUL', ['double-hyphen', 4, '-']],
    ["JEAN-'PAUL", ['separators', 4, '-']],
    ['A'.repeat(62), ['length', undefined, undefined]],
  ])('refuses %j as given names', (text, expected) => expect(check(text, 'given')).toEqual(expected));

  it('with the rules of the historical product takes capitals, single hyphens and spaces alone', () => {
    const strict = (text: string) => broken(() => checkName(text, 'family', 'f', { strictJsRules: true }));
    expect(strict('DE LA TOUR-X')).toBe('none');
    expect(strict("D'ESSAI")).toEqual(['apostrophe', 1, "'"]);
    expect(strict('ESSAI--TEST')).toEqual(['double-hyphen', 5, '-']);
    expect(strict('DUPONt')).toEqual(['character', 5, 't']);
    expect(strict('DUPÔNT')).toEqual(['character', 3, 'Ô']);
    expect(strict('GROß')).toEqual(['sharp-s', 3, 'ß']);
  });

  it('only lets pass what the working expression of teleservices 8.1 takes, beside its own liberties', () => {
    const signs = fc.string({ unit: fc.constantFrom(..."ABZ' -"), maxLength: 12 });
    fc.assert(
      fc.property(signs, (typed) => {
        const given = broken(() => checkName(typed, 'given', 'f'));
        const value = normal(typed);
        expect(given === 'none').toBe(/^[A-Z]+(?:[ '-][A-Z]+)*$/.test(value));
        const family = broken(() => checkName(typed, 'family', 'f'));
        expect(family === 'none').toBe(
          /^'?[A-Z]*(?:(?:[ '-]|--)[A-Z]+)*(?:--?|')?$/.test(value) &&
            value !== '' &&
            !COMBINED.test(value) &&
            !value.startsWith('-'),
        );
      }),
    );
  });
});

const COMBINED = /-{3,}|''|[' ][' -]|-[' ]/;

describe('sex, date and place of birth', () => {
  it('an unknown sex cannot be sent', () => {
    for (const sex of ['U', 'I', 'm', ''])
      expect(broken(() => checkSex(sex, 'f'))).toMatchObject(['sex', undefined, undefined]);
    expect([checkSex('M', 'f'), checkSex('F', 'f')]).toEqual(['M', 'F']);
  });

  it('a typed date is one of the calendar; one of a card may be none', () => {
    for (const date of ['2024-02-29', '1900-01-01', '0099-12-31'])
      expect(isCalendarDate(date), date).toBe(true);
    for (const date of ['2023-02-29', '1950-00-00', '1950-13-01', '1950-1-1', '01/01/1950', '0000-01-01']) {
      expect(
        broken(() => checkBirthDate(date, 'f', false)),
        date,
      ).toMatchObject(['date', undefined, undefined]);
    }
    expect(checkBirthDate('1950-00-00', 'f', true)).toBe('1950-00-00');
    expect(broken(() => checkBirthDate('1950', 'f', true))).toMatchObject(['date', undefined, undefined]);
  });

  it('a place is a code of five characters, Corsica included; none is none', () => {
    for (const place of ['63220', '2A020', '2b020', '97411', '99109', '99999']) {
      expect(checkBirthPlace(place, 'f')).toBe(place.toUpperCase());
    }
    for (const place of ['6322', '632200', 'A1000', '2C020', 'PARIS']) {
      expect(
        broken(() => checkBirthPlace(place, 'f')),
        place,
      ).toMatchObject(['place', undefined, undefined]);
    }
    expect(checkBirthPlace(' ', 'f')).toBeUndefined();
  });
});

describe('settleTraits', () => {
  const typed = {
    birthName: 'd’Essai',
    givenNames: 'Zoé Anne-Marie',
    sex: 'F',
    birthDate: '1975-12-31',
  } as const;

  it('writes all of them, given names apart', () => {
    expect(settleTraits({ ...typed, birthPlace: '2b020' })).toEqual({
      birthName: "D'ESSAI",
      givenNames: ['ZOE', 'ANNE-MARIE'],
      sex: 'F',
      birthDate: '1975-12-31',
      birthPlace: '2B020',
      warnings: [],
    });
  });

  it.each(['birthName', 'givenNames', 'sex', 'birthDate'] as const)('asks for %s', (field) => {
    expect(() => settleTraits({ ...typed, [field]: ' ' }, 'identity.traits')).toThrow(
      expect.objectContaining({ code: 'TRAIT_MISSING', field: `identity.traits.${field}` }),
    );
  });
});
