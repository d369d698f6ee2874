import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatIsoLocal, formatLocal, formatUtc } from './format.js';
import { instantOf, parseHl7Time } from './hl7-time.js';
import { firstSecond, firstSecondAfter } from './period.js';

const PARIS = 'Europe/Paris';

describe('local time with offset', () => {
  it('knows summer, winter and both sides of each change', () => {
    expect(formatLocal(new Date('2024-03-31T00:59:59Z'), PARIS)).toBe('20240331015959+0100');
    expect(formatLocal(new Date('2024-03-31T01:00:00Z'), PARIS)).toBe('20240331030000+0200');
    expect(formatLocal(new Date('2024-10-27T00:30:00Z'), PARIS)).toBe('20241027023000+0200');
    expect(formatLocal(new Date('2024-10-27T01:30:00Z'), PARIS)).toBe('20241027023000+0100');
    expect(formatIsoLocal(new Date('2024-07-01T10:00:00.250Z'), PARIS)).toBe('2024-07-01T12:00:00.250+02:00');
  });

  it('serves the overseas zones', () => {
    const noon = new Date('2024-07-01T12:00:00Z');
    expect(formatLocal(noon, 'Indian/Reunion')).toBe('20240701160000+0400');
    expect(formatLocal(noon, 'America/Cayenne')).toBe('20240701090000-0300');
    expect(formatLocal(noon, 'Pacific/Marquesas')).toBe('20240701023000-0930');
  });

  it('names the same instant as the date it comes from, in every zone and through every change', () => {
    const second = fc.integer({ min: Date.UTC(1990, 0) / 1000, max: Date.UTC(2060, 0) / 1000 });
    const zone = fc.constantFrom(PARIS, 'Indian/Reunion', 'America/Miquelon', 'Pacific/Marquesas', 'UTC');
    fc.assert(
      fc.property(second, zone, (seconds, timeZone) => {
        const date = new Date(seconds * 1000);
        const read = parseHl7Time(formatLocal(date, timeZone), 'time');
        expect(instantOf(read, timeZone).getTime()).toBe(date.getTime());
      }),
    );
  });

  it('reads a time without offset as local, also near the changes', () => {
    const utc = (digits: string) => formatUtc(instantOf(parseHl7Time(digits, 'time'), PARIS));
    expect(utc('20240701120000')).toBe('20240701100000');
    expect(utc('20240101120000')).toBe('20240101110000');
    expect(utc('20240331015959')).toBe('20240331005959');
    expect(utc('20240331030000')).toBe('20240331010000');
    expect(utc('20240701')).toBe('20240630220000');
  });
});

describe('parseHl7Time', () => {
  it.each([
    '',
    '202',
    '2024013',
    '20241301',
    '20240230',
    '20240101240000',
    '2024010112+01',
    '20240101+0100',
    'x',
  ])('refuses %j', (text) => expect(() => parseHl7Time(text, 'creationTime')).toThrow(/creationTime/));
  it('refuses an impossible offset and drops fractions', () => {
    expect(() => parseHl7Time('20240101120000+9900', 'time')).toThrow();
    expect(parseHl7Time('20240101120000.1234+0100', 'time').digits).toBe('20240101120000');
  });
});

describe('a period of UTC time', () => {
  it.each([
    ['2024', '20240101000000', '20250101000000'],
    ['202402', '20240201000000', '20240301000000'],
    ['20241231', '20241231000000', '20250101000000'],
    ['2024123123', '20241231230000', '20250101000000'],
    ['20240229120000', '20240229120000', '20240229120001'],
  ])('%s goes from %s to %s', (prefix, first, after) => {
    expect(firstSecond(prefix, 'from')).toBe(first);
    expect(firstSecondAfter(prefix, 'to')).toBe(after);
  });
  it('refuses anything else', () => {
    for (const text of ['', '24', '2024-01-01', '20240'])
      expect(() => firstSecond(text, 'from')).toThrow(/from/);
  });
});
