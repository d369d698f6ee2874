import type { JsonSchema } from './json-schema.js';

/** A field as a line of a table. */
export interface FieldLine {
  /** `Documents[].s_title` */
  readonly path: string;
  readonly type: string;
  readonly mandatory: boolean;
  readonly limits: string;
  readonly meaning: string;
}

/** The fields of an object, those inside structures and lists after them. */
export function listFields(schema: JsonSchema, parent = ''): readonly FieldLine[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, field]) => {
    if (typeof field === 'boolean') return [];
    const path = `${parent}${name}`;
    const line: FieldLine = {
      path,
      type: typeOf(field),
      mandatory: schema.required?.includes(name) ?? false,
      limits: limitsOf(field),
      meaning: field.description ?? '',
    };
    const items = itemOf(field);
    return [line, ...listFields(field, `${path}.`), ...(items ? listFields(items, `${path}[].`) : [])];
  });
}

function itemOf({ items }: JsonSchema): JsonSchema | undefined {
  return typeof items === 'object' && !Array.isArray(items) ? items : undefined;
}

function typeOf(field: JsonSchema): string {
  if (field.contentEncoding === 'base64') return 'base64';
  if (field.type === 'integer' && isFlag(field)) return '0 or 1';
  if (field.type === 'string') return 'text';
  if (field.type === 'array') return `list of ${plural(itemOf(field))}`;
  if (typeof field.type === 'string') return field.type;
  return [...new Set((field.anyOf ?? []).map((choice) => typeOf(asObject(choice))))].join(' or ') || 'any';
}

function plural(item: JsonSchema | undefined): string {
  if (item === undefined) return 'values';
  return `${typeOf(item).replaceAll(' or ', 's or ')}s`;
}

function asObject(schema: JsonSchema | boolean): JsonSchema {
  return typeof schema === 'boolean' ? {} : schema;
}

function isFlag({ enum: values }: JsonSchema): boolean {
  return values !== undefined && values.length === 2 && values.every((value) => value === 0 || value === 1);
}

/** The bounds of a C `int`, which say nothing of a field. */
const INT_BOUNDS: readonly unknown[] = [-(2 ** 31), 2 ** 31 - 1];

function limitsOf(field: JsonSchema): string {
  const limits: string[] = [];
  if (field.enum !== undefined && !isFlag(field)) limits.push(`one of ${field.enum.join(', ')}`);
  if (field.maxLength !== undefined) {
    limits.push(
      field.contentEncoding === 'base64'
        ? `${writeSize((field.maxLength / 4) * 3)} decoded`
        : `${field.maxLength} characters`,
    );
  }
  if (field.maxItems !== undefined) limits.push(`${field.minItems ?? 0} to ${field.maxItems} items`);
  const { minimum, maximum } = field;
  const low = INT_BOUNDS.includes(minimum) ? undefined : minimum;
  const high = INT_BOUNDS.includes(maximum) ? undefined : maximum;
  if (low !== undefined && high !== undefined) limits.push(`${low} to ${high}`);
  else if (low !== undefined) limits.push(`at least ${low}`);
  else if (high !== undefined) limits.push(`at most ${high}`);
  return limits.join('; ');
}

const KIBI = 1024;

/** `65536` → `64 KiB` */
export function writeSize(bytes: number): string {
  const [value, unit] =
    bytes >= KIBI * KIBI
      ? [bytes / KIBI / KIBI, 'MiB']
      : bytes >= KIBI
        ? [bytes / KIBI, 'KiB']
        : [bytes, 'bytes'];
  return `${Math.round(value * 10) / 10} ${unit}`;
}
