import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TeleservicesError } from '../errors.js';
import { BENEFICIARY } from '../testing/harness.js';
import type { VitaleBeneficiary } from './beneficiary.js';
import { cardDate } from './card-date.js';
import { settleBeneficiary } from './settle-beneficiary.js';

describe('cardDate', () => {
  it.each([
    ['1975-12-31', '1975-12-31'],
    ['19751231', '1975-12-31'],
    ['31121975', '1975-12-31'],
    ['19500000', '1950-00-00'],
    ['00001950', '1950-00-00'],
    ['20012001', '2001-01-20'],
    ['19191919', '1919-19-19'],
    ['751231', undefined],
    ['99999999', undefined],
    ['31/12/1975', undefined],
    ['', undefined],
  ])('%j is %j', (text, date) => expect(cardDate(text)).toBe(date));

  it('reads every plausible date of the calendar the same, whichever way a reader writes it', () => {
    const dates = fc.date({ min: new Date('1850-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(dates, (date) => {
        const day = date.toISOString().slice(0, 10);
        const [year, month, dayOfMonth] = day.split('-');
        expect(cardDate(`${year}${month}${dayOfMonth}`)).toBe(day);
        expect(cardDate(`${dayOfMonth}${month}${year}`)).toBe(day);
      }),
    );
  });
});

describe('a person of the card', () => {
  it('is put in the forms of the wire', () => {
    const person = {
      ...BENEFICIARY,
      insured: { number: '2 97 02 20 020 778' },
      certified: { number: '297022A02077878', certifiedOn: '2020-01-01' },
      birthName: ' ',
      holder: false,
    };
    expect(settleBeneficiary(person)).toEqual({
      insured: { number: '2970220020778', key: undefined },
      certified: { number: '297022A020778', key: '78', certifiedOn: '2020-01-01' },
      birthName: undefined,
      birthDate: '1975-12-31',
      birthRank: '1',
      regime: '01',
      organisation: '631',
      centre: '0000',
      holder: '0',
    });
  });

  it.each<[string, Partial<VitaleBeneficiary>]>([
    ['insured.number', { insured: { number: '12' } }],
    ['insured.number', { insured: { number: '12345678901234' } }],
    ['insured.key', { insured: { number: '2751263220749', key: '7' } }],
    ['certified.number', { certified: { number: 'x' } }],
    ['certified.certifiedOn', { certified: { number: '2751263220749', certifiedOn: '2020' } }],
    ['birthDate', { birthDate: '75' }],
    ['birthRank', { birthRank: 'un' }],
    ['regime', { regime: '1' }],
    ['organisation', { organisation: '6311' }],
    ['centre', { centre: 'abcd' }],
  ])('with a wrong %s is refused', (field, change) => {
    expect(() => settleBeneficiary({ ...BENEFICIARY, ...change })).toThrow(
      expect.objectContaining({
        constructor: TeleservicesError,
        code: 'VITALE_INVALID',
        field: `beneficiary.${field}`,
      }),
    );
  });
});
