import { z } from 'zod';
import { type Reading, readBase64, readFlag, readInt, readText } from './read-field.js';

/**
 * Fields of the inputs, with the tolerances of js-api 2.5: numbers may be strings, `null` and `""` mean absent,
 * base64 may hold white space and lack padding. Every refusal becomes 6000/2 naming the field and the rule.
 */

/** What JSON Schema says of a field (`toJSONSchema` merges it in). */
type FieldSchema = Readonly<Record<string, unknown>>;

const MISSING = 'is missing';

function optional<Wire, Out>(read: (value: unknown) => Reading<Out>, schema: FieldSchema) {
  return z
    .custom<Wire | null>()
    .optional()
    .transform((value, ctx): Out | undefined => {
      if (value === undefined || value === null || value === '') return undefined;
      const reading = read(value);
      if ('value' in reading) return reading.value;
      ctx.addIssue({ code: 'custom', message: reading.rule });
      return z.NEVER;
    })
    .meta(schema);
}

function required<Wire, Out>(read: (value: unknown) => Reading<Out>, schema: FieldSchema) {
  return z
    .custom<Wire>()
    .transform((value: unknown, ctx): Out => {
      const absent = value === undefined || value === null || value === '';
      const reading = absent ? { rule: MISSING } : read(value);
      if ('value' in reading) return reading.value;
      ctx.addIssue({ code: 'custom', message: reading.rule });
      return z.NEVER;
    })
    .meta(schema);
}

/** Bounds of an integer field; default: what a C `int` holds. */
export interface IntRange {
  readonly min?: number;
  readonly max?: number;
}

const intSchema = ({ min = -(2 ** 31), max = 2 ** 31 - 1 }: IntRange) => ({
  type: 'integer',
  minimum: min,
  maximum: max,
});

/** Mandatory integer, as a number or as decimal text. */
export const requiredInt = (range: IntRange = {}) =>
  required<number | string, number>((value) => readInt(value, range), intSchema(range));

/** Optional integer, as a number or as decimal text. */
export const int = (range: IntRange = {}) =>
  optional<number | string, number>((value) => readInt(value, range), intSchema(range));

/** Mandatory integer among those listed. */
export const oneOf = (values: readonly number[], description: string) =>
  requiredInt()
    .refine((value) => values.includes(value), `must be one of ${values.join(', ')}`)
    .meta({ enum: values, description });

/** Optional integer among those listed. */
export const optionalOneOf = (values: readonly number[], description: string) =>
  int()
    .refine((value) => value === undefined || values.includes(value), `must be one of ${values.join(', ')}`)
    .meta({ enum: values, description });

const EIGHT_DIGITS = /^\d{8}$/;
const DAY_RULE = 'must be a date YYYYMMDD';

/** Mandatory birthday, `YYYYMMDD`: one that is not known exactly may be outside of the calendar (js-api 2.6, 7). */
export const requiredBirthday = (description: string) =>
  requiredText(9)
    .refine((value) => EIGHT_DIGITS.test(value), DAY_RULE)
    .meta({ pattern: EIGHT_DIGITS.source, description: `${description}, \`YYYYMMDD\`.` });

/** Optional birthday, `YYYYMMDD`. */
export const birthday = (description: string) =>
  text(9)
    .refine((value) => value === undefined || EIGHT_DIGITS.test(value), DAY_RULE)
    .meta({ pattern: EIGHT_DIGITS.source, description: `${description}, \`YYYYMMDD\`.` });

/** Mandatory day of the calendar, `YYYYMMDD`. */
export const requiredDay = (description: string) =>
  requiredText(8)
    .refine(isDay, DAY_RULE)
    .meta({ pattern: EIGHT_DIGITS.source, description: `${description}, \`YYYYMMDD\`.` });

function isDay(value: string): boolean {
  const [, year, month, day] = /^(\d{4})(\d{2})(\d{2})$/.exec(value) ?? [];
  const date = new Date(`${year}-${month}-${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.getUTCDate() === Number(day);
}

/** Mandatory text of at most `max` characters; white space alone is a value. */
export const requiredText = (max: number) =>
  required<string, string>((value) => readText(value, max), {
    type: 'string',
    minLength: 1,
    maxLength: max,
  });

/** Optional text of at most `max` characters. */
export const text = (max: number) =>
  optional<string, string>((value) => readText(value, max), { type: 'string', maxLength: max });

const base64Schema = (max: number) => ({
  type: 'string',
  contentEncoding: 'base64',
  maxLength: Math.ceil(max / 3) * 4,
});

/** Mandatory base64 of at most `max` decoded bytes. */
export const requiredBase64Bytes = (max: number) =>
  required<string, Uint8Array>((value) => readBase64(value, max), base64Schema(max));

/** Optional base64 of at most `max` decoded bytes. */
export const base64Bytes = (max: number) =>
  optional<string, Uint8Array>((value) => readBase64(value, max), base64Schema(max));

const FLAG_SCHEMA = { type: 'integer', enum: [0, 1] };

type WireFlag = 0 | 1 | '0' | '1' | boolean;

/** Boolean sent as 0 or 1; absent is false. */
export const flag = () =>
  optional<WireFlag, boolean>(readFlag, FLAG_SCHEMA).transform((value) => value ?? false);

/** Boolean sent as 0 or 1, with no meaning of its own when absent. */
export const optionalFlag = () => optional<WireFlag, boolean>(readFlag, FLAG_SCHEMA);

/** Mandatory boolean sent as 0 or 1. */
export const requiredFlag = () => required<WireFlag, boolean>(readFlag, FLAG_SCHEMA);

/** Optional object of known members. */
export const structure = <Shape extends z.ZodObject>(shape: Shape) =>
  z.preprocess((value) => (value === null || value === '' ? undefined : value), shape.optional());

/** Mandatory object of known members. */
export const requiredStructure = <Shape extends z.ZodRawShape>({ shape }: { readonly shape: Shape }) =>
  z.preprocess(
    (value) => (value === null || value === '' ? undefined : value),
    z.object(shape, { error: ({ input }) => (input === undefined ? MISSING : 'must be an object') }),
  );

/** The three ways a list is written: an array, `{"#0":…,"#1":…}`, `{"Id0":…}`. */
type WireList<Item> = readonly Item[] | Readonly<Record<string, Item>>;

/**
 * List of at most `max` items, absent is empty; an object's items are ordered by the number that ends their key
 * (js-api 2.1, 2.5).
 */
export const list = <Item extends z.ZodType>(item: Item, max: number) =>
  z
    .custom<WireList<z.input<Item>> | '' | null>()
    .optional()
    .transform(readListItems)
    .pipe(itemsOf(item, max))
    .meta({ type: 'array', maxItems: max });

/** List of at least one and at most `max` items. */
export const requiredList = <Item extends z.ZodType>(item: Item, max: number) =>
  z
    .custom<WireList<z.input<Item>>>()
    .transform(readListItems)
    .pipe(itemsOf(item, max))
    .refine((items) => items.length > 0, MISSING)
    .meta({ type: 'array', minItems: 1, maxItems: max });

const itemsOf = <Item extends z.ZodType>(item: Item, max: number) =>
  z.array(item).max(max, `holds more than ${max} items`);

function readListItems(value: unknown, ctx: z.RefinementCtx): unknown[] {
  if (value === undefined || value === null || value === '') return [];
  const items = readItems(value);
  if (items !== undefined) return [...items];
  ctx.addIssue({ code: 'custom', message: 'must be a list: an array, or an object with keys #0, #1…' });
  return z.NEVER;
}

/**
 * Optional set of at most `max` texts: a list in any of its forms, or one text with `;` between them. An empty list
 * is a set without element, an empty text is absent.
 */
export const textSet = (max: number, characters: number) =>
  optional<WireList<string> | string, readonly string[]>((value) => readTextSet(value, max, characters), {
    type: 'array',
    items: { type: 'string', maxLength: characters },
    maxItems: max,
  });

function readTextSet(value: unknown, max: number, characters: number): Reading<readonly string[]> {
  const items = typeof value === 'string' ? value.split(';').map((item) => item.trim()) : readItems(value);
  if (items === undefined) return { rule: 'must be a list, or a text with ; between its elements' };
  const texts: string[] = [];
  for (const item of items) {
    const reading = readText(item, characters);
    if ('rule' in reading) return { rule: `holds an element that ${reading.rule}` };
    if (reading.value !== '') texts.push(reading.value);
  }
  return texts.length > max ? { rule: `holds more than ${max} items` } : { value: [...new Set(texts)] };
}

function readItems(value: unknown): readonly unknown[] | undefined {
  if (Array.isArray(value)) return value;
  return typeof value === 'object' && value !== null ? readNumberedItems(value) : undefined;
}

function readNumberedItems(value: object): unknown[] | undefined {
  const entries = Object.entries(value).map(
    ([key, item]) => [/^(?:#|[A-Za-z]+)(\d{1,6})$/.exec(key)?.[1], item] as const,
  );
  if (entries.some(([number]) => number === undefined)) return undefined;
  return entries.sort(([a], [b]) => Number(a) - Number(b)).map(([, item]) => item);
}
