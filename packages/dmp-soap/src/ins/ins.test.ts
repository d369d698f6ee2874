import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DmpError } from '../errors.js';
import { conformancePath } from '../testing/conformance.js';
import { checkIns } from './check-ins.js';
import { calculateInsC } from './insc.js';
import { checkInsKey, insKey } from './key.js';
import { formatIns, parseIns } from './parse-ins.js';

const codeOf = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    if (error instanceof DmpError) return error.code;
    throw error;
  }
  return 'none';
};

describe('parseIns', () => {
  it('reads the type glued behind, beside as a letter, and beside as an OID', () => {
    const expected = { value: '207058575627097', kind: 'TEST', oid: '1.2.250.1.213.1.4.10' };
    expect(parseIns('207058575627097T')).toEqual(expected);
    expect(parseIns('207058575627097', { letter: 'T' })).toEqual(expected);
    expect(parseIns('207058575627097', { oid: '1.2.250.1.213.1.4.10' })).toEqual(expected);
  });

  it.each(['207058575627097', '279035121518989', '153078987658513', '277076322082910'])(
    'accepts the official sample %s',
    (value) => expect(parseIns(value, { letter: 'T' }).value).toBe(value),
  );

  it('takes 22 digits alone for an INS-C, and 15 characters alone for a real NIR', () => {
    expect(parseIns('0529782301522593359679').kind).toBe('INSC');
    expect(parseIns('207058575627097').kind).toBe('NIR');
    expect(formatIns(parseIns('207058575627097'))).toBe('207058575627097');
  });

  it('accepts a Corsican NIR, an unknown month and a provisional first digit', () => {
    for (const body of ['185052A999001', '1850599101001', '7790351215188']) {
      expect(parseIns(`${body}${insKey(body)}D`).kind).toBe('DEMO');
    }
  });

  it('lets the type given beside win over the one glued behind', () => {
    expect(parseIns('207058575627097D', { letter: 'T' }).kind).toBe('TEST');
  });

  it('refuses a missing type, an unknown one, a wrong length and a wrong key', () => {
    expect(codeOf(() => parseIns('2070585756270971'))).toBe('INS_INVALID');
    expect(codeOf(() => parseIns('207058575627097', { letter: 'X' }))).toBe('INS_INVALID');
    expect(codeOf(() => parseIns('207058575627097', { oid: '1.2.3' }))).toBe('INS_INVALID');
    expect(codeOf(() => parseIns('2070585756270T'))).toBe('INS_INVALID');
    expect(codeOf(() => parseIns('207058575627098T'))).toBe('INS_KEY');
  });

  it('never writes the identifier in its messages', () => {
    try {
      parseIns('207058575627098T');
    } catch (error) {
      expect(String(error)).not.toContain('2070585756270');
    }
  });

  it('is undone by formatIns for every kind', () => {
    const nir = fc
      .tuple(
        fc.constantFrom('1', '2', '3', '4', '7', '8'),
        fc.stringMatching(/^\d{4}$/),
        fc.stringMatching(/^(\d{2}|2A|2B)$/),
        fc.stringMatching(/^\d{6}$/),
      )
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(nir, fc.constantFrom('A', 'T', 'D'), (body, letter) => {
        const text = `${body}${insKey(body)}${letter}`;
        expect(formatIns(parseIns(text))).toBe(text);
      }),
    );
  });
});

describe('insKey', () => {
  it('changes whenever one digit of the body changes', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^\d{13}$/),
        fc.nat(12),
        fc.integer({ min: 1, max: 9 }),
        (body, at, step) => {
          const other = `${body.slice(0, at)}${(Number(body[at]) + step) % 10}${body.slice(at + 1)}`;
          expect(insKey(other)).not.toBe(insKey(body));
          expect(() => checkInsKey(`${body}${insKey(body)}`)).not.toThrow();
        },
      ),
    );
  });
});

describe('checkIns', () => {
  const test = parseIns('207058575627097T');
  const real = parseIns('207058575627097N');
  it('keeps test identifiers out of production and real ones out of test servers', () => {
    expect(codeOf(() => checkIns(test, 'test'))).toBe('none');
    expect(codeOf(() => checkIns(real, 'prod'))).toBe('none');
    expect(codeOf(() => checkIns(test, 'prod'))).toBe('INS_ENVIRONMENT');
    expect(codeOf(() => checkIns(real, 'test'))).toBe('INS_ENVIRONMENT');
    expect(codeOf(() => checkIns(parseIns('0529782301522593359679'), 'test'))).toBe('INS_INVALID');
  });

  it('refuses a NIA sent under the OID of the NIR', () => {
    expect(codeOf(() => checkIns({ ...real, kind: 'NIA' }, 'prod'))).toBe('INS_INVALID');
  });
});

describe('calculateInsC', () => {
  it.each([
    ['DOMINIQUE', '790328', '2790351215188', '90', '05297823015225933596', '79'],
    ['Zoë', '850500', '185052A999001', '10', '06307926640629873564', '51'],
    ['Jean-Éric', '380300', '138032B999017', '61', '15811881803206499701', '50'],
    ['Marie Odile', '651112', '265112A999315', '43', '14709796414032969143', '72'],
    ["D'Ali Ba", '000000', '2000199999999', '30', '16569367190658080788', '54'],
  ])('gives the known answer for %s', (given, date, nir, nirKey, insC, insCKey) => {
    expect(insKey(nir)).toBe(nirKey);
    expect(calculateInsC(given, date, nir)).toBe(`${insC}${insCKey}`);
  });

  const vectors = conformancePath('ins/insc-vectors.csv');
  describe.skipIf(!existsSync(vectors))('official vectors', () => {
    it('reproduces every value and both keys of every row', () => {
      const rows = readFileSync(vectors, 'utf8').trim().split(/\r?\n/).slice(1);
      expect(rows.length).toBeGreaterThan(7000);
      for (const row of rows) {
        const [given = '', date = '', nir = '', nirKey, insC, insCKey] = row.split(';');
        expect(calculateInsC(given, date, nir), row).toBe(`${insC}${insCKey}`);
        expect(insKey(nir), row).toBe(nirKey);
      }
    });
  });
});
