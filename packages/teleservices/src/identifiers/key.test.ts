import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TeleservicesError } from '../errors.js';
import { checkInsToSend, type InsToSend, matriculeKey } from './key.js';

const TEST = '1.2.250.1.213.1.4.10';
const REAL = '1.2.250.1.213.1.4.8';

/** The published fictitious patients (teleservices 15.5) with their keys. */
const PUBLISHED = [
  ['2751263220749', '74'],
  ['2360663220836', '56'],
  ['1090763220834', '89'],
  ['2090763220834', '39'],
  ['2090663220123', '55'],
  ['180032B020401', '23'],
  ['1100863220830', '60'],
  ['1090763220888', '35'],
  ['160012B020777', '13'],
  ['297022A020778', '78'],
] as const;

describe('matriculeKey', () => {
  it.each(PUBLISHED)('of %s is %s', (value, key) => expect(matriculeKey(value)).toBe(key));

  it('of the two identities of HERMANN is another than the published one', () => {
    expect([matriculeKey('1810363220456'), matriculeKey('2810363220456')]).toEqual(['76', '26']);
  });

  it('is undefined for what is no matricule, and changes with any digit', () => {
    for (const text of [
      '',
      '275126322074',
      '2751263220749 ',
      '27512632207494',
      '9751263220749',
      '2751C63220749',
    ]) {
      expect(matriculeKey(text), text).toBeUndefined();
    }
    fc.assert(
      fc.property(
        fc.stringMatching(/^[1-8]\d{12}$/),
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 9 }),
        (value, at, step) => {
          const other = `${value.slice(0, at)}${(Number(value[at]) + step) % 10}${value.slice(at + 1)}`;
          expect(matriculeKey(value)).toMatch(/^(?:0[1-9]|[1-8]\d|9[0-7])$/);
          expect(matriculeKey(other)).not.toBe(matriculeKey(value));
        },
      ),
    );
  });
});

describe('an identifier to send', () => {
  const problem = (ins: InsToSend, family: 'real' | 'test') => {
    try {
      checkInsToSend(ins, 'ins', family);
    } catch (error) {
      if (error instanceof TeleservicesError) return [error.code, error.field];
      throw error;
    }
    return 'none';
  };
  const zoe = { value: '2751263220749', key: '74', oid: TEST };

  it('has its form, its key, its OID, each refusal naming the field', () => {
    expect(problem(zoe, 'test')).toBe('none');
    expect(problem({ ...zoe, value: '275' }, 'test')).toEqual(['INS_INVALID', 'ins.value']);
    expect(problem({ ...zoe, key: '7' }, 'test')).toEqual(['INS_INVALID', 'ins.key']);
    expect(problem({ ...zoe, key: '75' }, 'test')).toEqual(['INS_KEY', 'ins.key']);
    expect(problem({ ...zoe, oid: '1.2.3' }, 'test')).toEqual(['INS_INVALID', 'ins.oid']);
  });

  it('with a wrong key is sent only when the service itself gave it: HERMANN', () => {
    const hermann = { value: '1810363220456', key: '60', oid: REAL };
    expect(problem(hermann, 'real')).toEqual(['INS_KEY', 'ins.key']);
    expect(problem({ ...hermann, source: 'service' }, 'real')).toBe('none');
  });

  it('of tests stays out of production, and a real one out of test platforms', () => {
    expect(problem(zoe, 'real')).toEqual(['INS_ENVIRONMENT', 'ins.oid']);
    expect(problem({ ...zoe, oid: REAL }, 'test')).toEqual(['INS_ENVIRONMENT', 'ins.oid']);
    expect(problem({ ...zoe, oid: REAL }, 'real')).toBe('none');
  });
});
