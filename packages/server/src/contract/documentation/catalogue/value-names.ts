import * as ENUMERATIONS from '../../enumerations.js';
import { listValues, type ValueTable } from '../../values.js';

/** Names of the values of a field. */
export interface ValueNames {
  readonly names: Readonly<Record<string, string>>;
  /** Whether the field holds a sum of them. */
  readonly sum: boolean;
}

interface NamedTable {
  /** The table as `listValues` writes it into meanings. */
  readonly text: string;
  readonly names: Readonly<Record<string, string>>;
}

/** Longest text first, so that no table hides in another. */
const TABLES: readonly NamedTable[] = Object.values(ENUMERATIONS)
  .flatMap((table: unknown) => (isTable(table) ? [{ text: listValues(table), names: namesOf(table) }] : []))
  .sort((a, b) => b.text.length - a.text.length);

/**
 * The names of the values of a field, found in its meaning, where the contract writes its tables with `listValues` and nowhere by
 * hand.
 *
 * @example `findValueNames('Family of the card: 1 CPS, 2 CPF, 3 CPE, 4 CPA.')` → `{ names: { 1: 'CPS', … }, sum: false }`
 */
export function findValueNames(meaning: string): ValueNames | undefined {
  const found: NamedTable[] = [];
  let rest = meaning;
  for (const table of TABLES) {
    if (!rest.includes(table.text)) continue;
    rest = rest.replace(table.text, '');
    found.push(table);
  }
  if (found.length === 0) return undefined;
  return { names: Object.assign({}, ...found.map(({ names }) => names)), sum: /\bsum of\b/i.test(meaning) };
}

function isTable(value: unknown): value is ValueTable {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return Object.values(value).every(
    (entry) =>
      typeof entry === 'number' ||
      typeof entry === 'string' ||
      (typeof entry === 'object' && entry !== null && 'text' in entry),
  );
}

function namesOf(table: ValueTable): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(table).map(([name, entry]) =>
      typeof entry === 'object' ? [String(entry.value), entry.text] : [String(entry), name],
    ),
  );
}
