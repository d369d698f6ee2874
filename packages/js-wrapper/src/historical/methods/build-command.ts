import { readTseUser, sessionCommand } from '../page.js';
import { dmpAddress } from './dmp-address.js';
import type { FieldParameter, MethodParameter, MethodRow, OptionsParameter } from './row.js';

/** A command being made. It may be an object of the page (js-api 14.2, `cmd`). */
export type CommandObject = Record<string, unknown>;

const PROXY_FIELDS = ['s_proxyIpOrUrl', 'i_proxyPort', 's_proxyLogin', 's_proxyPassword'] as const;

/**
 * Makes the command of a method from its positional arguments, which travel unconverted.
 *
 * @throws {TypeError} where the original throws: no object where one is needed, no text for the name of a server, no
 *   list of attachments.
 */
export function buildCommand(row: MethodRow, args: readonly unknown[], sessionId: string): CommandObject {
  const command = startCommand(row, args);
  command.s_commandName = row.command;
  if (row.session) command.s_sessionId = sessionId;
  row.parameters.forEach((parameter, index) => {
    fill(command, parameter, args[index]);
  });
  return Object.assign(command, row.constants);
}

/** The object that becomes the command: the page's own when it gave one. */
function startCommand({ parameters, effect }: MethodRow, args: readonly unknown[]): CommandObject {
  if (effect === 'open-session') return sessionCommand();
  const index = parameters.findIndex(({ kind }) => kind === 'object');
  const parameter = parameters[index];
  if (parameter?.kind !== 'object' || parameter.use === 'copied') return {};
  const given = args[index];
  if (isObject(given)) return given;
  if (parameter.use === 'needed' || given) throw new TypeError(`${parameter.name} must be an object`);
  return {};
}

function fill(command: CommandObject, parameter: MethodParameter, value: unknown): void {
  switch (parameter.kind) {
    case 'field':
      fillField(command, parameter, value);
      break;
    case 'dmp-server':
      if (typeof value !== 'string') throw new TypeError(`${parameter.name} must be a string`);
      command.s_dmpUrl = dmpAddress(value);
      break;
    case 'object':
      if (parameter.use === 'copied') copyMembers(command, value);
      break;
    case 'session-options':
      fillOptions(command, parameter, value);
  }
}

function fillField(
  command: CommandObject,
  { name, field, otherwise, only, within }: FieldParameter,
  argument: unknown,
): void {
  const value = otherwise === undefined ? argument : argument || otherwise;
  if (only === 'truthy' && !value) return;
  if (only === 'given' && isNone(value)) return;
  if (only === 'filled' && !isFilled(value, name)) return;
  if (within === undefined) command[field] = value;
  else command[within] = { ...asObject(command[within]), [field]: value };
}

/** js-api 14.2: a number has no length, so it is dropped; `null` and `undefined` have none to ask for. */
function isFilled(value: unknown, name: string): boolean {
  if (isNone(value)) throw new TypeError(`${name} must be a list or a text`);
  return Number(asObject(Object(value)).length) > 0;
}

function fillOptions(
  command: CommandObject,
  { proxyWhen, applicationId }: OptionsParameter,
  given: unknown,
): void {
  const options = asObject(given);
  const user = readTseUser();
  if (user !== undefined) Object.assign(command, user);
  const proxy = PROXY_FIELDS.map((name) => options[name]);
  const all = proxyWhen === 'truthy' ? proxy.every(Boolean) : proxy.every((value) => value !== undefined);
  if (all) for (const name of PROXY_FIELDS) command[name] = options[name];
  if (applicationId && options.s_applicationId !== undefined)
    command.s_applicationId = options.s_applicationId;
}

/** js-api 14.1: every enumerable member, inherited ones too, and it wins. */
function copyMembers(command: CommandObject, members: unknown): void {
  const source = asObject(members);
  for (const name in source) command[name] = source[name];
}

function isNone(value: unknown): value is undefined | null {
  return value === undefined || value === null;
}

function isObject(value: unknown): value is CommandObject {
  return typeof value === 'object' && value !== null;
}

/** Something that has members; nothing, text and numbers count as an empty object. */
function asObject(value: unknown): CommandObject {
  return isObject(value) ? value : {};
}
