import { isSensitiveName } from './field-names.js';
import { MASK } from './mask.js';
import { createProtectedValues, type ProtectedValues } from './protected-values.js';
import { TEXT_RULES } from './text-rules.js';

/** Makes anything fit for a journal: PIN, tokens, identities and content masked (js-api 6), on one line. */
export interface Redactor extends Pick<ProtectedValues, 'add' | 'addFieldsOf'> {
  /** A text, masked and on one line. */
  text(value: string): string;
  /** Fields as `key=value key=value`, masked and on one line; nested values as JSON. */
  fields(value: object): string;
  /** A text that was masked before, once more: for the values added since. */
  known(text: string): string;
}

const MAX_INPUT = 16 * 1024;
const MAX_TEXT = 8 * 1024;
const MAX_DEPTH = 5;
const MAX_ITEMS = 50;

/**
 * A redactor with its own memory of values to mask.
 *
 * @example
 * ```ts
 * const redactor = createRedactor();
 * redactor.addFieldsOf({ s_patientName: 'DUPONT' });
 * redactor.text('No DMP for Dupont, PIN: 1234'); // 'No DMP for ***, PIN: ***'
 * ```
 */
export function createRedactor(): Redactor {
  const known = createProtectedValues();

  const text = (value: string): string => {
    // What the cut leaves of a last word could no longer be recognised: it goes too.
    const cut = value.length > MAX_INPUT ? value.slice(0, MAX_INPUT).replace(/[^ ]{0,500}$/, '') : value;
    const masked = TEXT_RULES.reduce((current, { apply }) => apply(current), known.mask(cut));
    const line = onOneLine(masked);
    return line.length > MAX_TEXT ? `${line.slice(0, MAX_TEXT)}… (${value.length} characters)` : line;
  };

  const fields = (value: object): string => {
    const entries = Object.entries(clean(value, MAX_DEPTH, new Set()));
    // Masked a second time as a text: what a nested value hides in a longer one is found too.
    return text(entries.map(([key, item]) => `${key}=${print(item)}`).join(' '));
  };

  return { add: known.add, addFieldsOf: known.addFieldsOf, text, fields, known: known.mask };
}

function print(value: unknown): string {
  return typeof value === 'string' && /^[^\s="]+$/.test(value)
    ? value
    : (JSON.stringify(value) ?? 'undefined');
}

/** A line of a journal is one entry: nobody writes a second one by way of a value. */
function onOneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim();
}

type Cleaned = { readonly [key: string]: unknown };

function clean(value: object, depth: number, above: ReadonlySet<object>): Cleaned {
  if (value instanceof Error) return describeError(value, depth, above);
  const around = new Set(above).add(value);
  return Object.fromEntries(
    Object.entries(value)
      .slice(0, MAX_ITEMS)
      .map(([key, item]) => [key, isSensitiveName(key) ? maskOf(item) : cleanValue(item, depth, around)]),
  );
}

/** An absent value may be seen to be absent. */
function maskOf(item: unknown): unknown {
  return item === undefined || item === null || item === '' || typeof item === 'boolean' ? item : MASK;
}

function cleanValue(value: unknown, depth: number, above: ReadonlySet<object>): unknown {
  if (typeof value === 'bigint' || typeof value === 'symbol') return String(value);
  if (typeof value === 'function') return 'function';
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'invalid date' : value.toISOString();
  if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) return `<${value.byteLength} bytes>`;
  if (above.has(value) || depth === 0) return '…';
  if (Array.isArray(value)) {
    const around = new Set(above).add(value);
    return value.slice(0, MAX_ITEMS).map((item) => cleanValue(item, depth - 1, around));
  }
  return clean(value, depth - 1, above);
}

/** Name, code, message, and the causes below. */
function describeError(error: Error, depth: number, above: ReadonlySet<object>): Cleaned {
  const code = 'code' in error ? { code: String(error.code) } : {};
  const cause =
    error.cause === undefined ? {} : { cause: cleanValue(error.cause, depth - 1, new Set(above).add(error)) };
  return { type: error.name, ...code, message: error.message, ...cause };
}
