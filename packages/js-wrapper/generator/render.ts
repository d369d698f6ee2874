import { SESSION_MODE, WIRE_ERRORS } from '@dmpconnect/server/contract';
import { ENUMERATION_TYPES } from './enumerations.js';
import { renderHistorical } from './historical.js';
import {
  type AreaModel,
  type CommandModel,
  codeOfError,
  DONE_BY_CONNECT,
  pathsOfMethods,
  readAreas,
} from './model.js';
import { upperFirst } from './names.js';
import { buildTable } from './write-table.js';
import {
  apiWords,
  createTypeWriter,
  docs,
  inputType,
  outputType,
  type TypeWriter,
  WIRE_WORDS,
} from './write-types.js';

/** Folder of the generated files, from that of the package. All that is in it is generated. */
export const DATA_FOLDER = 'src/data';

const HEAD =
  '// Made from the contract of the server by `npm run generate -w @dmpconnect/js-wrapper`. Do not edit.\n';

/** Every generated file by its path from the folder of the package: TypeScript, before it is formatted. */
export function renderFiles(): ReadonlyMap<string, string> {
  const areas = readAreas();
  const paths = pathsOfMethods(areas);
  const api = createTypeWriter(apiWords(paths));
  const wire = createTypeWriter(WIRE_WORDS);
  const files: [string, string][] = [
    ...areas.map((area): [string, string] => [`areas/${area.file}.ts`, renderArea(area, api)]),
    ['areas/index.ts', renderAreas(areas)],
    ['wire/messages.ts', renderWire(areas, wire)],
    ['wire/structures.ts', renderStructures(wire)],
    // After the areas: they name the structures.
    ['structures.ts', renderStructures(api)],
    ['values.ts', renderValues()],
    ['errors.ts', renderErrors()],
    ['table.ts', renderTable(areas)],
    ['session-mode.ts', renderSessionMode()],
    ['historical.ts', renderHistorical(areas)],
  ];
  return new Map(
    files.map(([path, text]) => [`${DATA_FOLDER}/${path}`, `${HEAD}\n${withImports(path, text)}\n`]),
  );

  function withImports(path: string, text: string): string {
    if (path.startsWith('wire/')) {
      const names = path === 'wire/messages.ts' ? wire.structureNames() : [];
      return `${importUsed(names, './structures.js', text)}${importUsed(['NoFields'], '../values.js', text)}${text}`;
    }
    if (!path.startsWith('areas/') && path !== 'structures.ts') return text;
    const up = path === 'structures.ts' ? '.' : '..';
    const structures = path === 'structures.ts' ? [] : api.structureNames();
    const values = ['NoFields', ...ENUMERATION_TYPES.map(({ type }) => type)];
    return `${importUsed(['CallOptions'], `${up}/../client/options.js`, text)}${importUsed(['Monitor'], `${up}/../client/monitor.js`, text)}${importUsed(structures, `${up}/structures.js`, text)}${importUsed(values, `${up}/values.js`, text)}${text}`;
  }
}

function importUsed(names: readonly string[], from: string, text: string): string {
  const code = text.replace(/\/\*\*[\s\S]*?\*\//g, '');
  const used = names.filter((name) => new RegExp(`\\b${name}\\b(?!\\??:|['\`])`).test(code)).sort();
  return used.length === 0 ? '' : `import type { ${used.join(', ')} } from '${from}';\n\n`;
}

function renderArea({ name, introduction, commands }: AreaModel, api: TypeWriter): string {
  const types = commands.flatMap((command) => [
    interfaceOf(
      inputType(command.name),
      `What \`${command.method}\` takes.`,
      api.members(command.input, 'input', command.name),
    ),
    interfaceOf(
      outputType(command.name),
      `What \`${command.method}\` ${command.kind === 'monitor' ? 'tells, event by event' : 'gives'}.`,
      `${api.members(command.output, 'output', command.name)}${command.isOpen ? '\n/** Members whose names are data. */\nreadonly [member: string]: unknown;' : ''}`,
    ),
  ]);
  const methods = commands.filter(({ name: command }) => !DONE_BY_CONNECT.has(command)).map(renderMethod);
  return [
    ...types,
    `${docs([introduction])}export interface ${upperFirst(name)}Area {\n${methods.join('\n\n')}\n}`,
  ].join('\n\n');
}

function renderMethod({ name, method, summary, facts, errors, kind, input }: CommandModel): string {
  const needed = input.some(({ required }) => required);
  const result = kind === 'monitor' ? `Monitor<${outputType(name)}>` : `Promise<${outputType(name)}>`;
  return `${docs([
    summary,
    '',
    ` Command \`${name}\`.`,
    ...facts.map((fact) => ` - ${fact}`),
    ` @throws {ApiError} ${errors.join(', ')}.`,
  ])}${method}(input${needed ? '' : '?'}: ${inputType(name)}, options?: CallOptions): ${result};`;
}

const interfaceOf = (name: string, meaning: string, members: string) =>
  members === ''
    ? `/** ${meaning} */\nexport type ${name} = NoFields;`
    : `/** ${meaning} */\nexport interface ${name} {\n${members}\n}`;

function renderAreas(areas: readonly AreaModel[]): string {
  const imports = areas.map(
    ({ name, file }) => `import type { ${upperFirst(name)}Area } from './${file}.js';`,
  );
  const members = areas.map(
    ({ name, introduction }) => `${docs([introduction])}readonly ${name}: ${upperFirst(name)}Area;`,
  );
  const exported = areas
    .map(({ file }) => file)
    .sort()
    .map((file) => `export type * from './${file}.js';`);
  return `${imports.join('\n')}\n\n/** The methods of the promise API, by area. */\nexport interface Areas {\n${members.join('\n')}\n}\n\n${exported.join('\n')}`;
}

function renderWire(areas: readonly AreaModel[], wire: TypeWriter): string {
  const commands = areas.flatMap((area) => area.commands);
  const map = (name: string, meaning: string, write: (command: CommandModel) => string) =>
    `/** ${meaning} */\nexport interface ${name} {\n${commands
      .map((command) => `${docs([command.summary])}readonly ${command.name}: ${bodyOf(write(command))};`)
      .join('\n')}\n}`;
  const monitors = commands.filter(({ kind }) => kind === 'monitor').map(({ name }) => `'${name}'`);
  return [
    map(
      'WireInputs',
      'Fields of each request, beside `s_commandName` and `s_sessionId`.',
      ({ name, input }) => wire.members(input, 'input', name),
    ),
    map(
      'WireOutputs',
      'Fields of each answer, or event, beside `s_status`.',
      ({ name, output, isOpen }) =>
        `${wire.members(output, 'output', name)}${isOpen ? '\nreadonly [member: string]: unknown;' : ''}`,
    ),
    '/** Name of a command. */\nexport type CommandName = keyof WireInputs;',
    `/** Name of a command that streams events. */\nexport type MonitorName = ${monitors.join(' | ')};`,
  ].join('\n\n');
}

const bodyOf = (members: string) => (members === '' ? 'NoFields' : `{\n${members}\n}`);

const renderStructures = (writer: TypeWriter) =>
  [writer.structures('input'), writer.structures('output')].filter((text) => text !== '').join('\n\n');

function renderValues(): string {
  const none =
    '/** A message without fields of its own. */\nexport type NoFields = Readonly<Record<string, never>>;';
  const types = ENUMERATION_TYPES.filter(({ names }) => names.length > 0)
    .map(({ type, names }) => ({ type, names }))
    .sort((a, b) => (a.type < b.type ? -1 : 1));
  const named = types.map(
    ({ type, names }) =>
      `/** Names of the numbers of the wire. */\nexport type ${type} = ${names.map((name) => `'${name}'`).join(' | ')};`,
  );
  return [none, ...named].join('\n\n');
}

function renderSessionMode(): string {
  const rows = Object.entries(SESSION_MODE).map(
    ([name, value]) => `${name}: ${typeof value === 'string' ? `'${value}'` : value},`,
  );
  return `/** Session mode of a socket (docs/session-mode.md). */\nexport const SESSION_MODE = {\n${rows.join('\n')}\n} as const;`;
}

function renderErrors(): string {
  const rows = Object.entries(WIRE_ERRORS).map(
    ([name, { type, code, en }]) => `/** ${en}. */\n${codeOfError(name)}: '${type}/${code}',`,
  );
  return `/** Code of each error of the server, with its type and code on the wire (js-api 2.3, 2.4). */\nexport const API_ERRORS = {\n${rows.join('\n')}\n} as const;`;
}

function renderTable(areas: readonly AreaModel[]): string {
  const { structures, enumerations, commands } = buildTable(areas);
  const list = (texts: readonly string[]) => `[\n${texts.map((text) => `'${text}',`).join('\n')}\n]`;
  const rows = Object.entries(commands).map(([name, text]) => `${name}: '${text}',`);
  return [
    `/** Per structure its fields, \`<wire>[=<name>][:<kind>]\`. */\nexport const STRUCTURES: readonly string[] = ${list(structures)};`,
    `/** Per enumeration its values, \`<name>=<number>\`. */\nexport const ENUMERATIONS: readonly string[] = ${list(enumerations)};`,
    `/** Per command \`<area> <method> <input> <output> <seconds> <marks>\`: \`s\` session, \`m\` monitor, \`-\` no method. */\nexport const COMMANDS: Readonly<Record<string, string>> = {\n${rows.join('\n')}\n};`,
  ].join('\n\n');
}
