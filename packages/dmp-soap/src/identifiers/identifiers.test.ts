import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseIns } from '../ins/parse-ins.js';
import { formatCx, insCx, parseCx } from './cx.js';
import { escapeHl7, unescapeHl7 } from './hl7v2.js';
import { isOid, newOid } from './oid.js';
import { formatXcn, parseXcn, professionalIdType } from './xcn.js';
import { formatXon, parseXon } from './xon.js';

const oid = fc.array(fc.nat(9999), { minLength: 2, maxLength: 8 }).map((arcs) => `1.${arcs.join('.')}`);
const text = fc.string({ unit: 'grapheme' });

describe('HL7 v2 escaping', () => {
  it('leaves no separator and is undone', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('|', '^', '&', '~', '\\', 'F', 'S', 'é', ' ') }),
        (value) => {
          expect(escapeHl7(value)).not.toMatch(/[|^&~]/);
          expect(unescapeHl7(escapeHl7(value))).toBe(value);
        },
      ),
    );
  });
});

describe('CX', () => {
  it('is written as the official samples do, and their trailing date is tolerated', () => {
    const ins = parseIns('207058575627097T');
    expect(insCx(ins)).toBe('207058575627097^^^&1.2.250.1.213.1.4.10&ISO^NH');
    expect(parseCx(`${insCx(ins)}^^20100907`)).toEqual({
      value: '207058575627097',
      system: '1.2.250.1.213.1.4.10',
      type: 'NH',
    });
    expect(insCx(parseIns('0529782301522593359679'))).toMatch(
      /\^\^\^&1\.2\.250\.1\.213\.1\.4\.2&ISO\^INS-C$/,
    );
  });
  it('survives a round trip', () => {
    fc.assert(
      fc.property(
        text.filter((value) => value !== ''),
        oid,
        fc.constantFrom('NH', 'PI'),
        (value, system, type) => {
          expect(parseCx(formatCx({ value, system, type }))).toEqual({ value, system, type });
        },
      ),
    );
  });
  it('is undefined when there is no domain', () => {
    expect(parseCx('123')).toBeUndefined();
    expect(parseCx('^^^&1.2&ISO^NH')).toBeUndefined();
  });
});

describe('XCN and XON', () => {
  it('are written as the official samples do', () => {
    const person = {
      identifier: '899900063480',
      familyName: 'MAX',
      givenName: 'LIBRE',
      identifierSystem: '1.2.250.1.71.4.2.1',
      identifierType: 'IDNPS',
    };
    const xcn = '899900063480^MAX^LIBRE^^^^^^&1.2.250.1.71.4.2.1&ISO^D^^^IDNPS';
    expect(formatXcn(person)).toBe(xcn);
    expect(parseXcn(xcn)).toEqual(person);
    const xon = 'CABINET DR LIBRE^^^^^&1.2.250.1.71.4.2.2&ISO^IDNST^^^499900063480001';
    expect(formatXon({ name: 'CABINET DR LIBRE', identifier: '499900063480001' })).toBe(xon);
    expect(parseXon(xon)).toEqual({ name: 'CABINET DR LIBRE', identifier: '499900063480001' });
  });
  it('survive a round trip whatever the names hold', () => {
    fc.assert(
      fc.property(text, text, text, oid, (identifier, familyName, givenName, identifierSystem) => {
        const person = { identifier, familyName, givenName, identifierSystem, identifierType: 'IDNPS' };
        expect(parseXcn(formatXcn(person))).toEqual(person);
        expect(parseXon(formatXon({ name: familyName, identifier }))).toEqual({
          name: familyName,
          identifier,
        });
      }),
    );
  });
  it('tells an internal identifier from a national one', () => {
    expect(professionalIdType('899900063480')).toBe('IDNPS');
    expect(professionalIdType('310B0127189/42')).toBe('EI');
  });
});

describe('OID', () => {
  it('accepts and refuses what CDA does', () => {
    for (const good of ['1.2.250.1.213', '2.25.0', '0.9']) expect(isOid(good), good).toBe(true);
    for (const bad of ['', '3.1', '1', '1.02', '1..2', '1.2.', `1.${'9'.repeat(63)}`, 'urn:oid:1.2']) {
      expect(isOid(bad), bad).toBe(false);
    }
  });
  it('is made from a UUID, and stays within 64 characters', () => {
    expect(newOid('ffffffff-ffff-ffff-ffff-ffffffffffff')).toBe(
      '2.25.340282366920938463463374607431768211455',
    );
    fc.assert(
      fc.property(fc.uuid(), (uuid) => {
        expect(isOid(newOid(uuid))).toBe(true);
      }),
    );
    expect(newOid()).not.toBe(newOid());
  });
});
