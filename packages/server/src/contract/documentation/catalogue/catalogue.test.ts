import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../../table.js';
import { REMOTE_COMMANDS_PAGE } from '../remote-commands.js';
import { buildCatalogue } from './build.js';
import type { FieldSchema } from './types.js';
import { findValueNames } from './value-names.js';

const catalogue = buildCatalogue();
const commands = catalogue.groups.flatMap((group) => group.commands);
const requestOf = (name: string) =>
  commands.find((command) => command.name === name)?.request.properties ?? {};

/** Every schema below one, by its path. */
function listSchemas(schema: FieldSchema, path: string): readonly (readonly [string, FieldSchema])[] {
  return [
    [path, schema],
    ...Object.entries(schema.properties ?? {}).flatMap(([name, field]) =>
      listSchemas(field, `${path}.${name}`),
    ),
    ...(schema.items === undefined ? [] : listSchemas(schema.items, `${path}[]`)),
  ];
}

describe('the contract as the console reads it', () => {
  it('holds every command, remote ones too, once', () => {
    const names = [...Object.keys(COMMANDS), ...REMOTE_COMMANDS_PAGE.commands.map(({ name }) => name)];
    expect(commands.map(({ name }) => name).sort()).toEqual(names.sort());
  });

  it('says a kind for every field that a form has to show', () => {
    const unknown = commands
      .flatMap(({ name, request }) => listSchemas(request, name))
      .filter(([, { type, anyOf }]) => type === undefined && anyOf === undefined);
    expect(unknown).toEqual([]);
  });

  it('leaves out what every message has, and keeps the session id where it is asked about', () => {
    expect(Object.keys(requestOf('hl_getCpxCard'))).toEqual(['s_readerName', 'i_readerNumber']);
    expect(Object.keys(requestOf('hl_sessionExists'))).toEqual(['s_sessionId']);
  });

  it('knows PINs and passwords by their names', () => {
    const secret = commands
      .flatMap(({ name, request }) => listSchemas(request, name))
      .filter(([, field]) => field.secret)
      .map(([path]) => path.replace(/^.*\./, ''));
    expect([...new Set(secret)].sort()).toEqual(expect.arrayContaining(['s_pinCode', 's_proxyPassword']));
    expect(requestOf('hl_openSession').s_proxyLogin?.secret).toBeUndefined();
    expect(requestOf('hl_readCpxCard').s_pinCode?.secret).toBe(true);
  });

  it('gives the names of values, alone or in a sum', () => {
    expect(requestOf('hl_sendDocument').i_documentFormat).toMatchObject({ names: { 1: 'text', 5: 'pdf' } });
    expect(requestOf('hl_sendDocument').i_documentVisibility).toMatchObject({
      enum: [1, 2, 4, 8, 10],
      names: { 1: 'normal', 2: 'hiddenFromPatient' },
      sum: true,
    });
    expect(requestOf('hl_sendDocument').s_documentTitle?.names).toBeUndefined();
    expect(findValueNames('Kind: 1 CPS, 2 CPF.')).toBeUndefined();
  });

  it('says what to do about every error, in both languages', () => {
    for (const { sentence, remedy } of catalogue.errors) {
      for (const text of [sentence.en, sentence.fr, remedy.en, remedy.fr]) expect(text).not.toBe('');
    }
    const known = new Set(catalogue.errors.map(({ name }) => name));
    expect(commands.flatMap(({ errors }) => errors).filter((name) => !known.has(name))).toEqual([]);
  });

  it('travels as JSON without loss', () => {
    expect(JSON.parse(JSON.stringify(catalogue))).toEqual(catalogue);
  });
});
