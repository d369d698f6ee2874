import { isSecretName } from '../../../logging/redaction/field-names.js';
import type { JsonSchema } from '../json-schema.js';
import type { FieldSchema } from './types.js';
import { findValueNames } from './value-names.js';

const TYPES = ['string', 'integer', 'number', 'boolean', 'object', 'array'] as const;

/** The bounds of a C `int`, which say nothing of a field. */
const INT_BOUNDS: readonly unknown[] = [-(2 ** 31), 2 ** 31 - 1];

/**
 * A published schema as the console takes it.
 *
 * @param without members that every message has, which are no fields of a form.
 */
export function toFieldSchema(schema: JsonSchema, without: ReadonlySet<string> = new Set()): FieldSchema {
  const { properties, required, items, anyOf, enum: values, minimum, maximum } = schema;
  const item = typeof items === 'object' && !Array.isArray(items) ? items : undefined;
  const named = properties === undefined ? findValueNames(schema.description ?? '') : undefined;
  return withoutAbsent({
    type: TYPES.find((type) => type === schema.type),
    description: schema.description,
    properties: properties && readProperties(properties, without),
    required: required?.filter((name) => !without.has(name)),
    items: item && toFieldSchema(item),
    anyOf: anyOf?.map((choice) => (typeof choice === 'boolean' ? {} : toFieldSchema(choice))),
    enum: values?.filter((value) => typeof value === 'string' || typeof value === 'number'),
    minimum: INT_BOUNDS.includes(minimum) ? undefined : minimum,
    maximum: INT_BOUNDS.includes(maximum) ? undefined : maximum,
    minLength: schema.minLength,
    maxLength: schema.maxLength,
    minItems: schema.minItems,
    maxItems: schema.maxItems,
    pattern: schema.pattern,
    contentEncoding: schema.contentEncoding === 'base64' ? 'base64' : undefined,
    names: named?.names,
    sum: named?.sum || undefined,
  });
}

function readProperties(
  properties: NonNullable<JsonSchema['properties']>,
  without: ReadonlySet<string>,
): Readonly<Record<string, FieldSchema>> {
  return Object.fromEntries(
    Object.entries(properties).flatMap(([name, field]) => {
      if (without.has(name) || typeof field === 'boolean') return [];
      const read = toFieldSchema(field);
      return [[name, isSecretName(name) ? { ...read, secret: true } : read]];
    }),
  );
}

/** A schema without the keywords that say nothing: the asset is sent whole to the page. */
function withoutAbsent(
  schema: { [Keyword in keyof FieldSchema]: FieldSchema[Keyword] | undefined },
): FieldSchema {
  return Object.fromEntries(Object.entries(schema).filter(([, value]) => value !== undefined));
}
