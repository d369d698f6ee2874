import { type CodeRequest, isSecret, LONGEST_TEXT, placeholderOf } from './request.js';

/**
 * The call in the words of `@dmpconnect/js-wrapper`. PIN and passwords become variables, and so do long contents.
 *
 * @example `const answer = await dmp.call('hl_getCpxCard', { s_readerName: 'Lecteur 0' });`
 */
export function writeWrapperCode({ command, fields, secrets, origin }: CodeRequest): string {
  if (command.kind === 'remote') return writeFetch(command.name, fields, secrets, origin);
  const given = { ...fields };
  const object = writeValue(given, secrets, 0);
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
