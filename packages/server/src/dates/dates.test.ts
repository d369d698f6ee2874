import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CardDate, formatCardDate, parseCardDate } from './birth-date.js';
import { dayInFrance, daysInMonth } from './calendar.js';
import { centuryOf } from './century.js';
import { standardise } from './lunar.js';
import { regularise, reorder, shorten } from './regularise.js';

const TODAY = '20261124';

function read(text: string): CardDate {
  const date = parseCardDate(text);
  if (date === undefined) throw new Error(`not a date: ${text}`);
  return date;
}
const lunar = (text: string) => formatCardDate(standardise(read(text)));

const digits = (length: number) =>
  fc.nat(10 ** length - 1).map((number) => String(number).padStart(length, '0'));
const cardDate = fc.oneof(digits(6), digits(8));
const today = fc
  .date({ min: new Date('2016-01-01'), max: new Date('2090-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10).replaceAll('-', ''));

/** Whether `YYYYMMDD` is a day of the calendar, by another way than the code's. */
function isDay(text: string): boolean {
  const iso = `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`;
  const date = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso);
}

describe('the lunar correction', () => {
  it.each([
    ['500000', '500101'],
    ['501400', '500101'],
    ['501431', '500131'],
    ['500231', '500228'],
    ['520231', '520229'],
    ['000229', '000229'],
    ['000230', '000229'],
    ['990431', '990430'],
    ['00001950', '01011950'],
    ['31142012', '31012012'],
    ['29021900', '28021900'],
    ['29022000', '29022000'],
    ['99995000', '31015000'],
    ['790328', '790328'],
  ])('makes %s into %s', (date, expected) => {
    expect(lunar(date)).toBe(expected);
  });

  it('keeps the form, ends in the calendar, and does nothing the second time', () => {
    fc.assert(
      fc.property(cardDate, (text) => {
        const once = lunar(text);
        expect(once).toHaveLength(text.length);
        expect(lunar(once)).toBe(once);
        if (text.length === 8)
          expect(isDay(`${once.slice(4)}${once.slice(2, 4)}${once.slice(0, 2)}`)).toBe(true);
      }),
    );
  });

  it('changes no date of the calendar, and never the year', () => {
    fc.assert(
      fc.property(cardDate, (text) => {
        const date = read(text);
        expect(standardise(date).year).toBe(date.year);
        const isCalendar =
          text.length === 8 && isDay(`${text.slice(4)}${text.slice(2, 4)}${text.slice(0, 2)}`);
        if (isCalendar) expect(lunar(text)).toBe(text);
      }),
    );
  });
});

describe('the century', () => {
  it.each([
    ['150412', 6, 20, 'a child'],
    ['150412', 0, 19, 'an adult cannot be 11'],
    ['101124', 0, 20, 'an adult of 16 today'],
    ['101125', 0, 19, 'an adult who is 16 tomorrow'],
    ['261124', 6, 20, 'born today'],
    ['261125', 6, 19, 'born tomorrow is a hundred years old'],
    ['970226', 6, 19, 'an old child'],
    ['500000', 2, 19, 'an unknown day'],
    ['261300', 6, 20, 'a lunar date is compared once corrected'],
    ['00001950', 6, 19, 'a century that is known'],
    ['01011899', 0, 18, 'a century that is known'],
    ['120101', undefined, 19, 'a quality that is not known is not a child'],
  ] as const)('of %s in quality %s is %i: %s', (date, quality, century, _why) => {
    expect(centuryOf(read(date), quality, TODAY)).toBe(century);
  });

  it('never makes a birth in the future, nor an adult of less than 16', () => {
    fc.assert(
      fc.property(digits(6), fc.nat(9), today, (text, quality, day) => {
        const born = regularise(read(text), quality, day);
        expect(born <= day).toBe(true);
        const sixteen = `${Number(day.slice(0, 4)) - 16}${day.slice(4)}`;
        if (quality !== 6) expect(born <= sixteen).toBe(true);
      }),
    );
  });

  it('is the older one when the clock leaves none', () => {
    expect(centuryOf(read('501231'), 0, '19600101')).toBe(19);
  });
});

describe('the regularised date', () => {
  it.each([
    ['500000', 0, '19500101', '19500000'],
    ['31142012', 6, '20120131', '20121431'],
    ['150412', 6, '20150412', '20150412'],
    ['000229', 0, '20000229', '20000229'],
    ['01011981', 0, '19810101', '19810101'],
  ])('of %s in quality %i is %s, and %s before correction', (date, quality, regular, raw) => {
    expect(regularise(read(date), quality, TODAY)).toBe(regular);
    expect(reorder(read(date), quality, TODAY)).toBe(raw);
  });

  it('of 29 February 00 in a century that lacks it is the 28th', () => {
    // In 2010 an adult cannot have been born in 2000.
    expect(regularise(read('000229'), 0, '20100101')).toBe('19000228');
  });

  it('is always a day of the calendar, whose year ends as on the card', () => {
    fc.assert(
      fc.property(cardDate, fc.option(fc.nat(9), { nil: undefined }), today, (text, quality, day) => {
        const date = read(text);
        const regular = regularise(date, quality, day);
        expect(isDay(regular)).toBe(true);
        expect(regular.slice(0, 4).endsWith(date.year)).toBe(true);
        const raw = reorder(date, quality, day);
        expect(raw.slice(0, 4)).toBe(regular.slice(0, 4));
        expect(raw.slice(4)).toBe(`${date.month}${date.day}`);
      }),
    );
  });
});

describe('a date of a card', () => {
  it('is read and written back in its own form', () => {
    fc.assert(fc.property(cardDate, (text) => formatCardDate(read(text)) === text));
    expect(shorten(read('00001950'))).toBe('500000');
    expect(shorten(read('790328'))).toBe('790328');
  });

  it.each(['', '7903', '1979032', '79-03-28', '790328 ', 'YYMMDD', '²²²²²²'])('is not %j', (text) => {
    expect(parseCardDate(text)).toBeUndefined();
  });
});

describe('the calendar', () => {
  it('knows leap years, those of the first century too', () => {
    expect([2024, 2000, 1900, 2023, 4, 100].map((year) => daysInMonth(year, 2))).toEqual([
      29, 29, 28, 28, 29, 28,
    ]);
    expect(daysInMonth(2023, 12)).toBe(31);
  });

  it('takes the day from the clock of France', () => {
    expect(dayInFrance(new Date('2026-06-30T22:30:00Z'))).toBe('20260701');
    expect(dayInFrance(new Date('2026-12-31T22:30:00Z'))).toBe('20261231');
  });
});
