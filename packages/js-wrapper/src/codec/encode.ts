import { invalidInput } from '../errors/transport-error.js';
import { toBase64 } from './base64.js';
import { readEnumeration, readStructure, type TableField } from './structure.js';

type Fields = Readonly<Record<string, unknown>>;

/**
 * The fields of the wire of an input of the promise API. Names that no field has are refused: a typing mistake must
 * not be a field that is silently missing.
 *
 * @param structure number of the structure in the table.
 * @throws {TransportError} `INVALID_INPUT` naming the member and the rule.
 */
export function encodeFields(input: unknown, structure: number, path = ''): Fields {
  if (!isObject(input)) throw invalidInput(path === '' ? 'the input' : path, 'must be an object');
  const fields: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(input)) {
    if (value === undefined) continue;
    const at = path === '' ? name : `${path}.${name}`;
    const field = chooseField(readStructure(structure), name, value);
    if (field === undefined) throw invalidInput(at, 'is no member of this input');
    fields[field.wire] = encode(value, field.kind, at);
  }
  return fields;
}

/** Of the fields that have this name: an object goes to one without prefix, a text to `s_`, a number to `i_`. */
function chooseField(fields: readonly TableField[], name: string, value: unknown): TableField | undefined {
  const same = fields.filter((field) => field.name === name);
  const prefix = typeof value === 'object' ? /^(?![sif]_)/ : typeof value === 'string' ? /^s_/ : /^[if]_/;
  return same.find(({ wire }) => prefix.test(wire)) ?? same[0];
}

function encode(value: unknown, kind: string, path: string): unknown {
  const number = Number(kind.slice(1));
  switch (kind[0]) {
    case '*':
      if (!Array.isArray(value)) throw invalidInput(path, 'must be an array');
      return value.map((item, index) => encode(item, kind.slice(1), `${path}[${index}]`));
    case 'b':
      if (typeof value !== 'boolean') throw invalidInput(path, 'must be true or false');
      return value ? 1 : 0;
    case 'x':
      return value instanceof Uint8Array ? toBase64(value) : value;
    case 'e':
      return encodeName(value, number, path);
    case 'm':
      return Array.isArray(value)
        ? value.reduce<number>((sum, name) => sum | encodeName(name, number, path), 0)
        : encodeName(value, number, path);
    case 's':
      return encodeFields(value, number, path);
    default:
      return value;
  }
}

function encodeName(value: unknown, enumeration: number, path: string): number {
  if (typeof value === 'number') return value;
  const values = readEnumeration(enumeration);
  const number = typeof value === 'string' ? values.get(value) : undefined;
  if (number === undefined) throw invalidInput(path, `must be one of ${[...values.keys()].join(', ')}`);
  return number;
}

function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
