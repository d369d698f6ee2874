import type { FieldSchema } from '../catalogue/catalogue.js';

/** What every field of a form has. */
interface FieldBase {
  readonly name: string;
  readonly required: boolean;
  readonly meaning: string;
}

/** A value to choose from. */
export interface Choice {
  /** As it stands in a draft. */
  readonly value: string;
  /** Empty when the contract has no name for it. */
  readonly name: string;
}

/** A field to fill in, whatever it looks like. */
export type Field =
  | (FieldBase & { readonly kind: 'text'; readonly maxLength?: number; readonly pattern?: string })
  | (FieldBase & { readonly kind: 'secret'; readonly maxLength?: number })
  | (FieldBase & {
      readonly kind: 'integer';
      readonly minimum?: number;
      readonly maximum?: number;
    })
  | (FieldBase & { readonly kind: 'choice'; readonly isNumber: boolean; readonly choices: readonly Choice[] })
  /** A sum of powers of two, each with its name. */
  | (FieldBase & { readonly kind: 'sum'; readonly choices: readonly Choice[] })
  | (FieldBase & { readonly kind: 'flag' })
  | (FieldBase & { readonly kind: 'base64'; readonly maxLength?: number })
  | (FieldBase & { readonly kind: 'structure'; readonly fields: readonly Field[] })
  | (FieldBase & {
      readonly kind: 'list';
      readonly item: Field;
      readonly minItems: number;
      readonly maxItems?: number;
    });

/** The fields of a form, from the schema of an object: mandatory ones first, else in the order of the contract. */
export function readFields({ properties = {}, required = [] }: FieldSchema): readonly Field[] {
  const fields = Object.entries(properties).map(([name, schema]) =>
    readField(name, schema, required.includes(name)),
  );
  return [...fields.filter((field) => field.required), ...fields.filter((field) => !field.required)];
}

function readField(name: string, schema: FieldSchema, required: boolean): Field {
  const base = { name, required, meaning: schema.description ?? '' };
  switch (schema.type) {
    case 'object':
      return { ...base, kind: 'structure', fields: readFields(schema) };
    case 'array':
      return {
        ...base,
        kind: 'list',
        item: readField('', schema.items ?? { type: 'string' }, true),
        minItems: schema.minItems ?? 0,
        ...(schema.maxItems === undefined ? {} : { maxItems: schema.maxItems }),
      };
    case 'integer':
    case 'number':
      return readNumber(base, schema);
    case 'boolean':
      return { ...base, kind: 'flag' };
    default:
      return readText(base, schema);
  }
}

function readNumber(base: FieldBase, schema: FieldSchema): Field {
  const { enum: values, names = {}, sum, minimum, maximum } = schema;
  if (values?.length === 2 && values.every((value) => value === 0 || value === 1)) {
    return { ...base, kind: 'flag' };
  }
  if (values !== undefined) {
    const nameOf = sum
      ? (value: string) => nameSum(Number(value), names)
      : (value: string) => names[value] ?? '';
    const choices = values.map(String).map((value) => ({ value, name: nameOf(value) }));
    return { ...base, kind: 'choice', isNumber: true, choices };
  }
  const named = Object.entries(names).map(([value, name]) => ({ value, name }));
  if (sum) return { ...base, kind: 'sum', choices: named.filter(({ value }) => value !== '0') };
  if (named.length > 0) return { ...base, kind: 'choice', isNumber: true, choices: named };
  return {
    ...base,
    kind: 'integer',
    ...(minimum === undefined ? {} : { minimum }),
    ...(maximum === undefined ? {} : { maximum }),
  };
}

/** `10` → `hiddenFromPatient + hiddenFromGuardians` */
function nameSum(sum: number, names: Readonly<Record<string, string>>): string {
  return Object.entries(names)
    .filter(([value]) => (sum & Number(value)) !== 0)
    .map(([, name]) => name)
    .join(' + ');
}

function readText(base: FieldBase, schema: FieldSchema): Field {
  const { secret, contentEncoding, enum: values, names, maxLength, pattern } = schema;
  const limit = maxLength === undefined ? {} : { maxLength };
  if (secret) return { ...base, kind: 'secret', ...limit };
  if (contentEncoding === 'base64') return { ...base, kind: 'base64', ...limit };
  const known = values?.map(String) ?? Object.keys(names ?? {});
  if (known.length > 0) {
    const choices = known.map((value) => ({ value, name: names?.[value] ?? '' }));
    return { ...base, kind: 'choice', isNumber: false, choices };
  }
  return { ...base, kind: 'text', ...limit, ...(pattern === undefined ? {} : { pattern }) };
}
