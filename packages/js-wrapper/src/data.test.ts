import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { COMMANDS as CONTRACT } from '@dmpconnect/server/contract';
import { describe, expect, it } from 'vitest';
import type { Field, FieldKind } from '../generator/fields.js';
import { membersOfAnswer, membersOfInput } from '../generator/members.js';
import { pathsOfMethods, readAreas } from '../generator/model.js';
import { areaOfGroup, nameMethods, typeOfTable } from '../generator/names.js';
import { DATA_FOLDER, renderFiles } from '../generator/render.js';
import { readCommand } from './client/commands.js';
import { readStructure } from './codec/structure.js';

const PACKAGE = fileURLToPath(new URL('../', import.meta.url));

/** Code whatever its layout: the formatter cuts lines, adds commas and leading bars. */
const layoutless = (text: string) =>
  text
    .replace(/[\s]+/g, '')
    .replace(/,(?=[}\])>])/g, '')
    .replace(/(?<=[:=<(])\|/g, '')
    .replace(/import(?:type)?\{[^}]*\}from'[^']*';/g, '');

const areas = readAreas();
const commands = areas.flatMap((area) => area.commands);

describe('the data of the library', () => {
  it('are what the contract says: run `npm run generate -w @dmpconnect/js-wrapper` when this fails', () => {
    const stale = [...renderFiles()].filter(([path, text]) => {
      try {
        return layoutless(readFileSync(`${PACKAGE}${path}`, 'utf8')) !== layoutless(text);
      } catch {
        return true;
      }
    });
    expect(stale.map(([path]) => path)).toEqual([]);
  });

  it('hold no file of a group that is gone', () => {
    const kept = readdirSync(`${PACKAGE}${DATA_FOLDER}`, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => `${parentPath}/${name}`.slice(PACKAGE.length).replaceAll('\\', '/'));
    const files = renderFiles();
    expect(kept.filter((path) => !files.has(path))).toEqual([]);
  });

  it.each(Object.values(CONTRACT).map((row) => [row.name, row] as const))('know %s', (name, row) => {
    expect(readCommand(name)).toMatchObject({
      seconds: row.timeoutSeconds,
      hasSession: row.session,
      isMonitor: row.kind === 'monitor',
    });
  });

  it('name every method once in its area', () => {
    const paths = [...pathsOfMethods(areas).values()];
    expect(new Set(paths).size).toBe(paths.length);
  });
});

/** The fields of a message, those inside of structures after them. */
function flatten(fields: readonly Field[]): readonly (readonly Field[])[] {
  const inside = (kind: FieldKind): readonly (readonly Field[])[] =>
    kind.is === 'structure' ? flatten(kind.fields) : kind.is === 'list' ? inside(kind.item) : [];
  return [fields, ...fields.flatMap(({ kind }) => inside(kind))];
}

describe('the names of members', () => {
  it.each(commands.map((command) => [command.name, command] as const))(
    'of the answer of %s are one a field',
    (_, { output }) => {
      for (const fields of flatten(output)) {
        const names = membersOfAnswer(fields).map(({ name }) => name);
        expect(new Set(names).size).toBe(names.length);
      }
    },
  );

  it.each(commands.map((command) => [command.name, command] as const))(
    'of the request of %s lead to every field by the kind of its value',
    (_, { input }) => {
      for (const fields of flatten(input)) {
        for (const { fields: same } of membersOfInput(fields)) {
          const kinds = same.map(({ wire, kind }) => /^([sif])_/.exec(wire)?.[1] ?? kind.is);
          // Two of one kind are two spellings of one list.
          if (new Set(kinds).size !== kinds.length || same.length > 2) expect(same).toHaveLength(1);
        }
      }
    },
  );

  it.each(commands.map((command) => [command.name, command] as const))(
    'of the request of %s are those of the table that runs',
    (name, { input }) => {
      const table = readStructure(readCommand(name)?.input ?? -1);
      expect(table.map(({ wire, name: member }) => [wire, member])).toEqual(
        input.map(({ wire, name: member }) => [wire, member]),
      );
    },
  );
});

describe('the rules of names', () => {
  it.each([
    ['dmp-documents', 'documents'],
    ['persistent-data', 'persistentData'],
    ['cards', 'cards'],
  ])('make of the group %s the area %s', (group, area) => expect(areaOfGroup(group)).toBe(area));

  it('make short names of commands, and whole ones where two would be one', () => {
    const names = nameMethods('documents', ['hl_findDocuments', 'hl_sendDocument', 'hl_sendDocuments']);
    expect([...names.values()]).toEqual(['find', 'sendDocument', 'sendDocuments']);
    expect([...nameMethods('monitoring', ['hl_startCpxCardMonitoring']).values()]).toEqual(['cpxCard']);
    expect([...nameMethods('printedDocuments', ['hl_startPrintedDocumentsMonitoring']).values()]).toEqual([
      'monitor',
    ]);
  });

  it.each([
    ['CPX_STATES', 'CpxState'],
    ['DMP_STATUSES', 'DmpStatus'],
    ['SEXES', 'Sex'],
    ['READER_ACCESS_MODES', 'ReaderAccessMode'],
  ])('make of the table %s the type %s', (table, type) => expect(typeOfTable(table)).toBe(type));
});
