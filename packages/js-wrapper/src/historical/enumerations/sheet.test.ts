import { describe, expect, it } from 'vitest';
import { hasSheet, quoted, sheetSection, tableRows } from '../testing/sheet.js';
import { CORE_ENUMERATIONS } from './core.js';
import { DMP_ENUMERATIONS } from './dmp.js';

type Members = Record<string, number>;

const STATICS: Record<string, Members | number> = { ...CORE_ENUMERATIONS, ...DMP_ENUMERATIONS };

const swap = (pairs: Iterable<readonly string[]>): Members =>
  Object.fromEntries([...pairs].map(([value, name]) => [name, Number(value)]));

const section11 = (number: string) => {
  const text = sheetSection('## 11.');
  const start = text.indexOf(`\n${number} `);
  const end = text.slice(start + 1).search(/\n11\.\d+ /);
  return text.slice(start, end < 0 ? undefined : start + 1 + end);
};

/** `1 Name, 2 Other (why). Remark`, after the heading if there is one. */
function listed(text: string): Members {
  const [first = ''] = text.replace(/^\s*11\.\d+ \w+( \(.*?\))?: /, '').split('. ');
  return swap(
    [...first.matchAll(/(?<![\w(])(\d+) (\w+)/g)].map(([, value = '', name = '']) => [value, name]),
  );
}

/** Tables whose cells go value, name, value, name. */
const paired = (number: string, width: 2 | 3): Members =>
  swap(
    tableRows(section11(number)).flatMap((cells) =>
      cells.flatMap((value, index) =>
        index % width === 0 && /^\d+$/.test(value) ? [[value, cells[index + 1] ?? '']] : [],
      ),
    ),
  );

/** Tables of one enumeration a row. */
const named = (number: string): Record<string, Members> =>
  Object.fromEntries(
    tableRows(section11(number)).map(([name = '', values = '']) => [
      name.replace(/ \(.*/, ''),
      listed(values),
    ]),
  );

const prefix = (text: string, members: Members): Members =>
  Object.fromEntries(Object.entries(members).map(([name, value]) => [text + name, value]));

describe.skipIf(!hasSheet())('the statics, against js-api 14.4 and 11', () => {
  const sheet = hasSheet() ? sheetSection('### 14.4') : '';

  it('are those of the sheet', () => {
    const names = tableRows(sheet)
      .slice(2)
      .flatMap(([cell = '']) => quoted(cell).map((name) => name.replace('…', 'DMPCONNECT_VERSION')));
    expect(new Set(Object.keys(STATICS))).toEqual(new Set(names));
  });

  it.each(['ReaderSlotType', 'ReaderAccessMode', 'VitaleStatus'])('%s', (name) => {
    const [, values = ''] = tableRows(sheet).find(([cell = '']) => cell.includes(`\`${name}\``)) ?? [];
    expect(STATICS[name]).toEqual(
      swap([...values.matchAll(/`(\w+)` (\d+)/g)].map(([, member = '', value = '']) => [value, member])),
    );
  });

  it('HandleType, IdentifierType, InsIdentityResult, with their prefixes', () => {
    expect(STATICS.HandleType).toEqual(prefix('HandleType_', paired('11.5', 2)));
    const identifiers = Object.entries(paired('11.8', 2)).map(([name, value]) => [name.split(' ')[0], value]);
    expect(STATICS.IdentifierType).toEqual(prefix('IdentifierType_', Object.fromEntries(identifiers)));
    expect(STATICS.InsIdentityResult).toEqual(prefix('InsIdentityResult_', listed(section11('11.12'))));
  });

  it('GlobalParameterName', () => {
    expect(STATICS.GlobalParameterName).toEqual(paired('11.14', 3));
  });

  it('CPxType, LogVerbosity', () => {
    expect(STATICS.CPxType).toEqual(listed(section11('11.6')));
    expect(STATICS.LogVerbosity).toEqual(listed(section11('11.13').split('ConsoleOutputMode')[0] ?? ''));
  });

  it.each([
    ...['DocumentStatus', 'DocumentVisibility', 'DocumentFormat', 'PerformerRole', 'EventCodeType'].map(
      (name) => ({ name, section: '11.9' }),
    ),
    ...['DMPStatus', 'Sex', 'Gender', 'UserAuthorizationStatus', 'UserAuthorizationAction', 'AccessMode'].map(
      (name) => ({ name, section: '11.10' }),
    ),
    ...['OTPChannelType', 'DmpAuthorizationListType'].map((name) => ({ name, section: '11.10' })),
    ...['GuardianStatus', 'GuardianAction', 'LegalRepresentantRole'].map((name) => ({
      name,
      section: '11.11',
    })),
  ])('$name', ({ name, section }) => {
    expect(STATICS[name]).toEqual(named(section)[name]);
  });

  it('ErrorType, WrapperErrorCode, DmpConnectJsErrorCodes', () => {
    expect(STATICS.ErrorType).toEqual(
      swap(tableRows(sheetSection('### 2.3')).filter(([value = '']) => /^\d+$/.test(value))),
    );
    const codes = tableRows(sheetSection('### 2.4'));
    const ofType = (type: string) =>
      swap(codes.filter(([first]) => first === type).map(([, value = '', name = '']) => [value, name]));
    expect(STATICS.WrapperErrorCode).toEqual(ofType('5000'));
    expect(STATICS.DmpConnectJsErrorCodes).toEqual(ofType('6000'));
  });

  it('ObjectParameterName, complete', () => {
    const members: Members = {};
    for (const [object = '', ...cells] of tableRows(section11('11.15')).slice(2)) {
      const full = (name: string) => name.replace('…', object);
      for (const [, values = '', written = ''] of cells.join(', ').matchAll(/(\d+(?:\/\d+)?) (…?[\w/]+)/g)) {
        const [bottom = '', top] = values.split('/');
        const name = full(written);
        if (top === undefined) members[name] = Number(bottom);
        else {
          const suffix = name.replace(/^Filter(Bottom\/Top)?/, '');
          members[`FilterBottom${suffix}`] = Number(bottom);
          members[`FilterTop${suffix}`] = Number(top);
        }
      }
    }
    expect(STATICS.ObjectParameterName).toEqual(members);
  });
});
