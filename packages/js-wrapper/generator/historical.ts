import type { MethodParameter, MethodRow } from '../src/historical/methods/row.js';
import { METHODS } from '../src/historical/methods/table.js';
import type { AreaModel, CommandModel } from './model.js';
import { docs } from './write-types.js';

const IMPORTS = `import type { HistoricalSocket, ResultCallback } from '../historical/callbacks.js';`;

const SESSION_EFFECTS: Readonly<Record<string, string>> = {
  'open-session': ' Sets the flag `session` and the session id.',
  'close-session': ' Puts every flag back to `false` and forgets the session id.',
  crash: ' Takes no callback.',
};

/** The types of the methods of the historical class, from its table; meanings and answers come from the contract. */
export function renderHistorical(areas: readonly AreaModel[]): string {
  const commands = new Map(
    areas.flatMap((area) => area.commands).map((command) => [command.name, command] as const),
  );
  const methods = METHODS.map((row) => renderMethod(row, commands.get(row.command)));
  return `${IMPORTS}\n\n/** The methods of the historical class (js-api 14.2). */\nexport interface HistoricalMethods {\n${methods.join('\n\n')}\n}`;
}

function renderMethod(row: MethodRow, command: CommandModel | undefined): string {
  const { name, parameters, callback, returnsSocket } = row;
  const written = [
    ...parameters.map((parameter) => `${parameter.name}: ${typeOf(parameter, row)}`),
    ...(callback ? [`cb: ResultCallback<'${row.command}'>`] : []),
  ];
  const text = [
    command?.summary ?? 'A command that this version of the connector does not have.',
    '',
    facts(row),
  ];
  const fields = parameters.flatMap(describe);
  return `${docs([...text, ...fields])}${name}(${written.join(', ')}): ${returnsSocket ? 'HistoricalSocket' : 'void'};`;
}

function facts({ command, timeoutInSeconds, persistent, effect }: MethodRow): string {
  const end = persistent ? 'Monitor, without time-out.' : `Time-out ${timeoutInSeconds} s.`;
  const flag = effect === undefined ? '' : (SESSION_EFFECTS[effect] ?? ` Sets the flag \`${effect}\`.`);
  return `Command \`${command}\`. ${end}${flag}`;
}

function describe(parameter: MethodParameter): readonly string[] {
  if (parameter.kind === 'dmp-server') {
    return [
      `@param ${parameter.name} \`s_dmpUrl\`: short name, \`""\` for production, or \`https://\` address.`,
    ];
  }
  if (parameter.kind !== 'field') return [];
  const { name, field, otherwise, within } = parameter;
  const path = within === undefined ? field : `${within}.${field}`;
  const rest = otherwise === undefined ? '' : `, by default \`${JSON.stringify(otherwise)}\``;
  return [`@param ${name} \`${path}\`${rest}.`];
}

/** Numbers may be texts of inputs; what may be left out, or given by the extension object, may be nothing. */
function typeOf(parameter: MethodParameter, { parameters }: MethodRow): string {
  if (parameter.kind === 'dmp-server') return 'string';
  if (parameter.kind === 'object') return parameter.use === 'needed' ? 'object' : 'object | null | undefined';
  if (parameter.kind === 'session-options') return 'object | null | undefined';
  const extensible = parameters.some(({ kind }) => kind === 'object');
  const optional = parameter.omissible || parameter.otherwise !== undefined || extensible;
  return `${fieldType(parameter.field)}${optional ? ' | null | undefined' : ''}`;
}

function fieldType(field: string): string {
  if (field === 's_documentIds' || field === 's_eventCodes') return 'string | readonly string[]';
  if (field.startsWith('s_')) return 'string';
  if (field.startsWith('i_')) return 'number | string';
  return field === 'Documents' || field === 'Attachments' ? 'readonly object[]' : 'object';
}
