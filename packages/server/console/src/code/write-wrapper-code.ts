import type { FieldSchema } from '../catalogue/catalogue.js';
import type { Message } from '../form/write-message.js';
import { type CodeRequest, isSecret, LONGEST_TEXT, placeholderOf } from './request.js';

/**
 * The call in the words of `@dmpconnect/js-wrapper`. PIN and passwords become variables, and so do long contents.
 *
 * @example `const answer = await dmp.call('hl_getCpxCard', { s_readerName: 'Lecteur 0' });`
 */
export function writeWrapperCode({ command, fields, secrets, origin }: CodeRequest): string {
  if (command.kind === 'remote') return writeFetch(command.name, fields, secrets, origin);
  if (command.name === 'hl_openSession') return writeConnect(command.request, fields, secrets, origin);
  if (command.name === 'hl_closeSession') return 'await dmp.close();';
  const object = writeValue(fields, secrets, 0);
  const argument = object === '{}' ? '' : `, ${object}`;
  if (command.kind === 'monitor') {
    return [
      `for await (const event of dmp.monitor('${command.name}'${argument})) {`,
      '  console.log(event);',
      '}',
    ].join('\n');
  }
  return `const answer = await dmp.call('${command.name}'${argument});`;
}

/** A session is opened by `connect`, whose options have the names of the library: no prefix, booleans for 0 and 1. */
function writeConnect(
  { properties = {} }: FieldSchema,
  fields: Message,
  secrets: ReadonlySet<string>,
  origin: string,
): string {
  const options = Object.entries(fields).map(([name, value]): readonly [string, unknown] => {
    const isFlag = properties[name]?.enum?.join() === '0,1';
    return [name, isFlag ? value === 1 : value];
  });
  const text = writeValue({ url: origin.replace(/^http/, 'ws'), ...Object.fromEntries(options) }, secrets, 0);
  const renamed = text.replace(
    /^ {2}(\w+): /gm,
    (_, name: string) => `  ${OPTIONS[name] ?? placeholderOf(name)}: `,
  );
  return [
    "import { connect } from '@dmpconnect/js-wrapper';",
    '',
    `const dmp = await connect(${renamed.replace('dcParameters: dcparameters64', 'dcParameters')});`,
  ].join('\n');
}

/** Options that do not follow the rule of the names. */
const OPTIONS: Readonly<Record<string, string>> = { s_dcparameters64: 'dcParameters' };

function writeFetch(name: string, fields: object, secrets: ReadonlySet<string>, origin: string): string {
  return [
    `const response = await fetch('${origin}/remotecommand/${name}', {`,
    "  method: 'POST',",
    `  body: JSON.stringify(${writeValue(fields, secrets, 1)}),`,
    '});',
    'const answer = await response.json();',
  ].join('\n');
}

const INDENT = '  ';

function writeValue(value: unknown, secrets: ReadonlySet<string>, depth: number): string {
  if (typeof value === 'string') return writeText(value);
  if (typeof value !== 'object' || value === null) return String(value);
  const inner = INDENT.repeat(depth + 1);
  const outer = INDENT.repeat(depth);
  if (Array.isArray(value)) {
    if (value.length === 0) return '[]';
    return `[\n${value.map((item) => `${inner}${writeValue(item, secrets, depth + 1)},\n`).join('')}${outer}]`;
  }
  const members = Object.entries(value);
  if (members.length === 0) return '{}';
  const lines = members.map(
    ([name, member]) => `${inner}${writeMember(name, member, secrets, depth + 1)},\n`,
  );
  return `{\n${lines.join('')}${outer}}`;
}

function writeMember(name: string, value: unknown, secrets: ReadonlySet<string>, depth: number): string {
  const key = /^[A-Za-z_$][\w$]*$/.test(name) ? name : writeText(name);
  const isLong = typeof value === 'string' && value.length > LONGEST_TEXT;
  if (isLong || isSecret(name, value, secrets)) return `${key}: ${placeholderOf(name)}`;
  return `${key}: ${writeValue(value, secrets, depth)}`;
}

/** A text between single quotes. */
function writeText(text: string): string {
  const escaped = JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'");
  return `'${escaped}'`;
}
