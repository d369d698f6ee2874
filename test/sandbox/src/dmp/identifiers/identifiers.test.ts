import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatCx, parseCx } from './cx.js';
import { hasValidKey } from './ins.js';
import { isOid } from './oid.js';
import { cdaTimeToUtc, formatUtc, isXdsTime } from './time.js';
import { formatXcn, parseXcn } from './xcn.js';
import { formatXon, parseXon } from './xon.js';

const oid = fc.array(fc.nat(99_999), { minLength: 1, maxLength: 8 }).map((arcs) => ['1', ...arcs].join('.'));
const field = fc.string({ unit: fc.constantFrom(..."ABÉ -'/0189") }).filter((text) => text !== '');

describe('identifiers of the metadata', () => {
  it('come back from their written form', () => {
    fc.assert(
      fc.property(field, field, field, oid, (id, family, given, domain) => {
        const cx = { value: id, oid: domain, type: 'NH' };
        expect(parseCx(formatCx(cx))).toEqual(cx);
        const xcn = { id, family, given, oid: domain, nameType: 'D', idType: 'IDNPS' };
        expect(parseXcn(formatXcn(xcn))).toEqual(xcn);
        const xon = { name: family, oid: domain, idType: 'IDNST', id };
        expect(parseXon(formatXon(xon))).toEqual(xon);
      }),
    );
  });

  it('are written as the sheet has them', () => {
    expect(parseXcn('899900063480^MAX^LIBRE^^^^^^&1.2.250.1.71.4.2.1&ISO^D^^^IDNPS')).toMatchObject({
      family: 'MAX',
    });
    expect(parseXon('CABINET DR LIBRE^^^^^&1.2.250.1.71.4.2.2&ISO^IDNST^^^499900063480001')).toMatchObject({
      id: '499900063480001',
    });
    expect(parseCx('207058575627097^^^&1.2.250.1.213.1.4.10&ISO^NH^^20100907')).toMatchObject({
      date: '20100907',
    });
  });

  it.each(['', '1', '207058575627097', 'a^^^&1.02.3&ISO^NH', 'a^^^&1.2&ISO^', 'a^^b^&1.2&ISO^NH'])(
    '%j is no CX',
    (text) => expect(parseCx(text)).toBeUndefined(),
  );
});

describe('OID', () => {
  it.each(['1.2.3', '2.25.0', `1.${'1'.repeat(62)}`])('%s is one', (text) => expect(isOid(text)).toBe(true));
  it.each(['', '1', '1.', '1.02', '3.1', '1.2.a', '1.2^3', `1.${'1'.repeat(63)}`])('%j is none', (text) =>
    expect(isOid(text)).toBe(false),
  );
});

describe('key of a matricule', () => {
  it.each(['207058575627097', '279035121518989', '153078987658513', '277076322082910'])(
    '%s is right',
    (ins) => expect(hasValidKey(ins)).toBe(true),
  );
  // dmp-transactions 7.3: Corsica, 2A and 2B.
  it.each(['185052A99900110', '138032B99901761', '265112A99931543'])('%s is right', (ins) =>
    expect(hasValidKey(ins)).toBe(true),
  );
  it('any other key is wrong', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 99 }).filter((key) => key !== 89),
        (key) => {
          expect(hasValidKey(`2790351215189${String(key).padStart(2, '0')}`)).toBe(false);
        },
      ),
    );
  });
  it.each(['', '27903512151898', '2790351215189890', '279032C21518989'])('%j is no matricule', (ins) =>
    expect(hasValidKey(ins)).toBe(false),
  );
});

describe('times', () => {
  it('of a CDA document become UTC, around the changes of summer time too', () => {
    expect(cdaTimeToUtc('20260112143000+0100')).toBe('20260112133000');
    expect(cdaTimeToUtc('20260329015959+0100')).toBe('20260329005959');
    expect(cdaTimeToUtc('20260329030000+0200')).toBe('20260329010000');
    expect(cdaTimeToUtc('202601010015+0100')).toBe('20251231231500');
    expect(cdaTimeToUtc('20260101001500-0330')).toBe('20260101034500');
    expect(cdaTimeToUtc('20260112143000')).toBeUndefined();
    expect(cdaTimeToUtc('20260112+0100')).toBeUndefined();
  });

  it('whatever the offset, name the same instant', () => {
    const instant = fc.date({ min: new Date(0), max: new Date(4e12), noInvalidDate: true });
    fc.assert(
      fc.property(instant, fc.integer({ min: -14 * 4, max: 14 * 4 }), (date, quarters) => {
        const minutes = quarters * 15;
        const local = formatUtc(new Date(date.getTime() + minutes * 60_000));
        const pad = (value: number): string => String(value).padStart(2, '0');
        const absolute = Math.abs(minutes);
        const offset = `${minutes < 0 ? '-' : '+'}${pad(Math.floor(absolute / 60))}${pad(absolute % 60)}`;
        expect(cdaTimeToUtc(local + offset)).toBe(formatUtc(date));
      }),
    );
  });

  it.each(['2026', '202601', '20260112', '20260112133000'])('%s is a slot value', (value) =>
    expect(isXdsTime(value)).toBe(true),
  );
  it.each(['', '20260230', '2026011', '20260112133000+0100', '20260112250000', '2026-01-12'])(
    '%j is no slot value',
    (value) => expect(isXdsTime(value)).toBe(false),
  );
});
