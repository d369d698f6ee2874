import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accessModeOf } from './access-mode.js';
import { matchesReaderName } from './reader-name.js';
import { classifyAtr, isCpxToken, readSerialNumber } from './slot-type.js';

const TOKEN = {
  label: 'CPS3v3-2800000001',
  manufacturerID: '',
  model: '',
  serialNumber: '2800000001      ',
  flags: 0x40d,
};

describe('classifyAtr', () => {
  // cps-card 6.
  it.each([
    ['CPS3 contact', '3BAC00402A001225006480000310009000', 'cps'],
    ['CPS3 contactless', '3B8F80010031B86404B0ECC1739401808290000E', 'cps'],
    ['CPS4', '3B9B188001001225006480040100009044', 'cps'],
    ['CPS4, T=0', '3BDC18FF00001225006480000401009000', 'cps'],
    ['Vitale 2', '3B751300000009EA9000', 'vitale'],
    ['lower case with blanks', '3b ac 00 40 2a 00 12 25 00 64 80 00 03 10 00 90 00', 'cps'],
    ['bank card', '3B6500002063CB6800', 'other'],
    ['no card', '', 'empty'],
    ['no card', undefined, 'empty'],
  ])('%s', (_card, atr, expected) => {
    expect(classifyAtr(atr)).toBe(expected);
  });
});

describe('isCpxToken', () => {
  it.each([
    ['CPS3v3-2800000001', 0x40d, true],
    ['CPS4v1-2800000001 (Code porteur)', 0x40d, true],
    ['', 0x5, false],
    ['Mon jeton', 0x40d, false],
    ['CPS3v3-2800000001', 0x5, false],
  ])('label "%s", flags %i', (label, flags, expected) => {
    expect(isCpxToken({ ...TOKEN, label, flags })).toBe(expected);
  });
});

describe('readSerialNumber', () => {
  it('takes the label when the library leaves the serial number blank', () => {
    expect(readSerialNumber(TOKEN)).toBe('2800000001');
    const blank = { ...TOKEN, serialNumber: ' '.repeat(16), label: 'CPS3v3-2800000077 (Code porteur)' };
    expect(readSerialNumber(blank)).toBe('2800000077');
  });
});

describe('matchesReaderName', () => {
  it('matches a name over 64 bytes with its shortened description, whatever the cut', () => {
    const long = fc.string({ minLength: 65, maxLength: 120, unit: fc.constantFrom(...'abcdeé 0123') });
    fc.assert(
      fc.property(long, fc.integer({ min: 28, max: 31 }), (name, kept) => {
        expect(matchesReaderName(name, `${name.slice(0, 30)}...${name.slice(-kept)}`)).toBe(true);
      }),
    );
  });

  it('does not take a short name for a shortened one, nor another end', () => {
    const name = `Reader of a very long name made by somebody ${'x'.repeat(30)} 00 00`;
    const description = `${name.slice(0, 30)}...${name.slice(-31)}`;
    expect(matchesReaderName(name, name)).toBe(true);
    expect(matchesReaderName(name.replace('00 00', '00 01'), description)).toBe(false);
    expect(matchesReaderName('Reader', 'Rea...der')).toBe(false);
  });
});

describe('accessModeOf', () => {
  it('takes a resource named CPS for a GALSS one unless PC/SC knows it', () => {
    expect(accessModeOf('CPS1', false)).toBe('galss-reader');
    expect(accessModeOf('CPS1', true)).toBe('pcsc');
    expect(accessModeOf('Lecteur virtuel 0', false)).toBe('pcsc');
  });
});
