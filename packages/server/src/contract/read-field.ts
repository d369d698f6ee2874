/** A field that was understood, or the rule it breaks in words that follow the field's name. */
export type Reading<Value> = { readonly value: Value } | { readonly rule: string };

const INTEGER_TEXT = /^\s*[+-]?\d{1,16}\s*$/;

/** Reads an integer given as a number or as decimal text (js-api 2.5). */
export function readInt(
  value: unknown,
  { min = -(2 ** 31), max = 2 ** 31 - 1 }: { readonly min?: number; readonly max?: number },
): Reading<number> {
  const number = typeof value === 'string' && INTEGER_TEXT.test(value) ? Number(value) : value;
  if (typeof number !== 'number' || !Number.isSafeInteger(number)) return { rule: 'must be an integer' };
  if (number < min || number > max) return { rule: `must be between ${min} and ${max}` };
  return { value: number };
}

/** Reads a text of at most `max` characters (Unicode characters, not UTF-16 units). */
export function readText(value: unknown, max: number): Reading<string> {
  if (typeof value !== 'string') return { rule: 'must be a text' };
  // A UTF-16 length within the limit settles it; beyond twice the limit too.
  const tooLong = value.length > max && (value.length > 2 * max || [...value].length > max);
  return tooLong ? { rule: `must not be longer than ${max} characters` } : { value };
}

const FLAGS = new Map<unknown, boolean>([
  [0, false],
  [1, true],
  ['0', false],
  ['1', true],
  [false, false],
  [true, true],
]);

/** Reads a boolean sent as 0 or 1. */
export function readFlag(value: unknown): Reading<boolean> {
  const known = FLAGS.get(value);
  return known === undefined ? { rule: 'must be 0 or 1' } : { value: known };
}

const BASE64_TEXT = /^[A-Za-z0-9+/]*={0,2}$/;
const NOT_BASE64 = { rule: 'must be base64' };

/** Reads base64 in the standard alphabet; white space is dropped and padding may be missing (js-api 2.5). */
export function readBase64(value: unknown, max: number): Reading<Uint8Array> {
  if (typeof value !== 'string') return NOT_BASE64;
  const compact = /\s/.test(value) ? value.replace(/\s+/g, '') : value;
  if (!BASE64_TEXT.test(compact)) return NOT_BASE64;
  const padding = compact.endsWith('==') ? 2 : compact.endsWith('=') ? 1 : 0;
  const digits = compact.length - padding;
  const needed = (4 - (digits % 4)) % 4;
  if (needed === 3 || padding > needed) return NOT_BASE64;
  if (Math.floor((digits * 3) / 4) > max) return { rule: `must not hold more than ${max} bytes` };
  return { value: Buffer.from(compact, 'base64') };
}
