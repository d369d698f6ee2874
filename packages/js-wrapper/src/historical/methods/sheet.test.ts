import { describe, expect, it } from 'vitest';
import { hasSheet, quoted, sheetSection, tableRows } from '../testing/sheet.js';
import type { FieldParameter, MethodParameter, MethodRow } from './row.js';
import { METHODS } from './table.js';

interface SheetRow {
  readonly name: string;
  readonly parameters: string;
  readonly fields: string;
  readonly time: string;
  readonly notes: string;
  readonly number: number;
}

function readSheet(): readonly SheetRow[] {
  return tableRows(sheetSection('### 14.2'))
    .filter(([number = '']) => /^\d+$/.test(number))
    .map(([number, name = '', parameters = '', fields = '', time = '', notes = '']) => ({
      number: Number(number),
      name: quoted(name)[0] ?? '',
      parameters,
      fields,
      time,
      notes,
    }));
}

/** `x`, `x?`, `x=default`, as the sheet writes parameters. */
function writeParameter(parameter: MethodParameter): string {
  if (parameter.kind === 'session-options') return `${parameter.name}?`;
  if (parameter.kind === 'object')
    return `${parameter.name}${parameter.use === 'copied' && parameter.name !== 'parameters' ? '?' : ''}`;
  if (parameter.kind === 'dmp-server') return parameter.name;
  const { name, otherwise, omissible } = parameter;
  if (otherwise !== undefined) return `${name}=${otherwise === '' ? '`""`' : otherwise}`;
  return `${name}${omissible ? '?' : ''}`;
}

function writeParameters({ parameters, callback }: MethodRow): string {
  const names = [...parameters.map(writeParameter), ...(callback ? ['cb'] : [])];
  return names.length === 0 ? 'none' : names.join(', ');
}

const isField = (parameter: MethodParameter): parameter is FieldParameter => parameter.kind === 'field';

/** Wire names of the fields of a method, in the order of its parameters. */
function fieldsOf({ parameters, constants }: MethodRow): readonly string[] {
  const fields = parameters.flatMap((parameter) => {
    if (parameter.kind === 'dmp-server') return ['s_dmpUrl'];
    if (!isField(parameter)) return [];
    return parameter.within === undefined ? [parameter.field] : [parameter.within, parameter.field];
  });
  return [...new Set([...fields, ...Object.keys(constants)])];
}

/** The same as the sheet says them. */
function fieldsOfSheet({ fields }: SheetRow, before: SheetRow | undefined): readonly string[] {
  const own = fields
    .replace(/`\w+` by `cmd`/g, '')
    .replace(/sends `\w+`: /, '')
    .replace(/from options:.*/, '')
    .replace(
      'same two constants',
      quoted(before?.fields.split('constants')[1] ?? '')
        .map((name) => `\`${name}\``)
        .join(),
    );
  return quoted(own).filter((name) => /^([sif]_|[A-Z])/.test(name));
}

describe.skipIf(!hasSheet())('the table of methods, against js-api 14.2', () => {
  const sheet = hasSheet() ? readSheet() : [];
  const byName = new Map(METHODS.map((row) => [row.name, row]));

  it('has the hundred methods of the sheet and no other', () => {
    expect(sheet).toHaveLength(100);
    expect(new Set(METHODS.map(({ name }) => name))).toEqual(new Set(sheet.map(({ name }) => name)));
    expect(METHODS).toHaveLength(100);
  });

  it.each(sheet.map((row, index) => ({ ...row, before: sheet[index - 1] })))(
    '$number $name: parameters, fields, time-out, flag',
    ({ before, ...row }) => {
      const method = byName.get(row.name);
      if (method === undefined) throw new Error('absent');
      const [, seconds, persistent] = /^(\d+)( P)?$/.exec(row.time) ?? [];
      const sheetFlag = /^`([\w.]+)`/.exec(row.notes)?.[1];
      const flag = method.effect === 'open-session' ? 'session' : method.effect;
      expect({
        parameters: writeParameters(method),
        fields: fieldsOf(method),
        time: [method.timeoutInSeconds, method.persistent],
        flag: flag === 'close-session' || flag === 'crash' ? undefined : flag,
      }).toEqual({
        parameters: row.parameters,
        fields: fieldsOfSheet(row, before),
        time: [Number(seconds), persistent !== undefined],
        flag: sheetFlag,
      });
    },
  );

  it('sends the session id except where the sheet says', () => {
    const text = sheetSection('### 14.2');
    const [, listed = ''] = /Every command carries `s_sessionId`.*? except ([\d, ]+)\./.exec(text) ?? [];
    const without = new Set(listed.split(',').map(Number));
    expect(
      METHODS.filter(({ session }) => !session)
        .map(({ name }) => name)
        .sort(),
    ).toEqual(
      sheet
        .filter(({ number }) => without.has(number))
        .map(({ name }) => name)
        .sort(),
    );
  });

  it('returns nothing from 36 to 52, and the socket elsewhere', () => {
    expect(METHODS.filter(({ returnsSocket }) => !returnsSocket).map(({ name }) => name)).toEqual(
      sheet.filter(({ number }) => number >= 36 && number <= 52).map(({ name }) => name),
    );
  });
});
