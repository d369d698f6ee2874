import type { JsonSchema } from '@dmpconnect/server/contract/documentation';
import { type Enumeration, findEnumeration } from './enumerations.js';
import { renameField } from './names.js';

/** What travels in a field. */
export type FieldKind =
  | { readonly is: 'text' | 'number' | 'flag' | 'base64' | 'raw' | 'unknown' }
  | { readonly is: 'literals'; readonly texts: readonly string[] }
  | { readonly is: 'names'; readonly enumeration: Enumeration }
  | { readonly is: 'structure'; readonly fields: readonly Field[]; readonly isOpen: boolean }
  | { readonly is: 'list'; readonly item: FieldKind }
  | { readonly is: 'either'; readonly choices: readonly FieldKind[] };

/** A field of the wire. */
export interface Field {
  readonly wire: string;
  /** Its name in the promise API. */
  readonly name: string;
  readonly kind: FieldKind;
  readonly required: boolean;
  readonly meaning: string;
}

/** Fields that every message has: the library writes and reads them itself. */
const OF_EVERY_MESSAGE: ReadonlySet<string> = new Set(['s_commandName', 's_status']);

/** The fields of a schema of the contract, without those of every message. */
export function readFields(
  schema: JsonSchema,
  without: ReadonlySet<string> = OF_EVERY_MESSAGE,
): readonly Field[] {
  return Object.entries(schema.properties ?? {}).flatMap(([wire, field]) => {
    if (typeof field === 'boolean' || without.has(wire)) return [];
    const meaning = field.description ?? '';
    return [
      {
        wire,
        name: renameField(wire),
        kind: readKind(field, meaning),
        required: schema.required?.includes(wire) ?? false,
        meaning,
      },
    ];
  });
}

function readKind(schema: JsonSchema, meaning: string): FieldKind {
  if (schema.anyOf !== undefined) {
    return { is: 'either', choices: schema.anyOf.map((choice) => readKind(asSchema(choice), meaning)) };
  }
  switch (schema.type) {
    case 'integer':
      return readInteger(schema, meaning);
    case 'number':
      return { is: 'number' };
    case 'string':
      return readText(schema);
    case 'array': {
      const { items } = schema;
      const item = typeof items === 'object' && !Array.isArray(items) ? items : {};
      return { is: 'list', item: readKind(item, meaning) };
    }
    case 'object':
      return schema.properties === undefined
        ? { is: 'raw' }
        : { is: 'structure', fields: readFields(schema), isOpen: false };
    default:
      return { is: 'unknown' };
  }
}

function readInteger({ enum: values }: JsonSchema, meaning: string): FieldKind {
  if (values?.length === 2 && values.every((value) => value === 0 || value === 1)) return { is: 'flag' };
  const enumeration = findEnumeration(meaning);
  return enumeration === undefined ? { is: 'number' } : { is: 'names', enumeration };
}

function readText({ enum: values, contentEncoding }: JsonSchema): FieldKind {
  if (contentEncoding === 'base64') return { is: 'base64' };
  return values === undefined ? { is: 'text' } : { is: 'literals', texts: values.map(String) };
}

const asSchema = (choice: JsonSchema | boolean): JsonSchema => (typeof choice === 'boolean' ? {} : choice);
