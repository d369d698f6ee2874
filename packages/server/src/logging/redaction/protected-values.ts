import { isGivenName, isIdentifyingName, isPlainName } from './field-names.js';

/** Values seen in requests and cards, masked wherever they come back: names have no form of their own. */
export interface ProtectedValues {
  /** Masks every word of these values from now on. */
  add(values: Iterable<string>): void;
  /** Masks the value of every identifying field found in `value`, at any depth. */
  addFieldsOf(value: unknown): void;
  /** Masks what must be in `text`. */
  mask(text: string): string;
}

const WORD = /[\p{L}\p{N}\p{M}]+/gu;

/** Beyond it the oldest are forgotten: a practice sees fewer patients in the life of a process. */
const MAX_VALUES = 5_000;
/** Shorter words ("LE", "DE") would mask half of the journal and tell nothing. */
const MIN_LENGTH = 3;
/** Shorter numbers are arcs of an OID or counts; a PIN has four digits. */
const MIN_DIGITS = 4;
/** Longer values are content: the rules on base64 and markup deal with them. */
const MAX_LENGTH = 200;
/** Longer texts are no names: looking for the words of a document would cost more than the request. */
const MAX_TEXT = 4096;
const MAX_DEPTH = 8;

export function createProtectedValues(): ProtectedValues {
  const values = new Set<string>();

  const add = (added: Iterable<string>): void => {
    for (const value of added) {
      for (const word of value.match(WORD) ?? []) {
        const key = fold(word);
        const least = /^\d+$/.test(key) ? MIN_DIGITS : MIN_LENGTH;
        if (key.length < least || key.length > MAX_LENGTH) continue;
        values.delete(key);
        values.add(key);
      }
    }
    // Not entered without need: the first step of a set passes over all that was deleted from it.
    if (values.size <= MAX_VALUES) return;
    for (const oldest of values) {
      if (values.size <= MAX_VALUES) break;
      values.delete(oldest);
    }
  };

  return {
    add,
    addFieldsOf: (value) => add(sensitiveStrings(value, false, MAX_DEPTH)),
    // Every word is known on its own, so that a text is looked through once whatever the number of values.
    mask: (text) =>
      values.size === 0 ? text : text.replace(WORD, (word) => (values.has(fold(word)) ? '***' : word)),
  };
}

/** Case and accents aside: cards write DUPRE what applications write Dupré. */
function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

function sensitiveStrings(value: unknown, inside: boolean, depth: number): readonly string[] {
  if (typeof value === 'string') return inside && value.length <= MAX_TEXT ? [value] : [];
  if (typeof value === 'number') return inside ? [String(value)] : [];
  if (typeof value !== 'object' || value === null || depth === 0 || ArrayBuffer.isView(value)) return [];
  const isPerson = Object.keys(value).some(isGivenName);
  return Object.entries(value).flatMap(([key, item]) =>
    sensitiveStrings(item, inside || (isPlainName(key) ? isPerson : isIdentifyingName(key)), depth - 1),
  );
}
