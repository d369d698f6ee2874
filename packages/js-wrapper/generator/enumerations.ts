import { ENUMERATIONS, listValues } from '@dmpconnect/server/contract';
import { typeOfTable } from './names.js';

/** Names and numbers of one field: those of a table of the contract, or of several that one field takes from. */
export interface Enumeration {
  /** Names of the types, e.g. `DocumentFormat`. */
  readonly types: readonly string[];
  /** Name → number; a number that has two names has none. */
  readonly values: Readonly<Record<string, number>>;
  /** Whether the number is a sum of those. */
  readonly sum: boolean;
}

/** One table of the contract as a type. */
export interface EnumerationType {
  readonly type: string;
  readonly names: readonly string[];
  /** Its values as the contract writes them into the meaning of a field. */
  readonly text: string;
  readonly values: Readonly<Record<string, number>>;
}

/** Every table of the contract whose values are numbers; longest text first, so that none hides in another. */
export const ENUMERATION_TYPES: readonly EnumerationType[] = Object.entries(ENUMERATIONS)
  .flatMap(([table, values]) => (isTable(values) ? [readTable(table, values)] : []))
  .sort((a, b) => b.text.length - a.text.length);

/**
 * The enumeration of a number, found by its meaning: the contract writes the values of a table there with
 * `listValues`, and nowhere by hand.
 */
export function findEnumeration(meaning: string): Enumeration | undefined {
  const tables: EnumerationType[] = [];
  let rest = meaning;
  for (const table of ENUMERATION_TYPES) {
    if (!rest.includes(table.text)) continue;
    rest = rest.replace(table.text, '');
    tables.push(table);
  }
  if (tables.length === 0) return undefined;
  return {
    types: tables.map(({ type }) => type).sort(),
    values: Object.assign({}, ...tables.map(({ values }) => values)),
    sum: /\bsum of\b/i.test(meaning),
  };
}

type Table = Readonly<Record<string, number | string | { readonly value: number; readonly text: string }>>;

function isTable(value: unknown): value is Table {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return Object.values(value).every((entry) => numberOf(entry) !== undefined);
}

function numberOf(entry: unknown): number | undefined {
  if (typeof entry === 'number') return entry;
  const hasValue = typeof entry === 'object' && entry !== null && 'value' in entry;
  return hasValue && typeof entry.value === 'number' ? entry.value : undefined;
}

function readTable(table: string, entries: Table): EnumerationType {
  const numbers = Object.entries(entries).map(([name, entry]) => [name, numberOf(entry) ?? 0] as const);
  const named = numbers.filter(([, value]) => numbers.filter(([, other]) => other === value).length === 1);
  return {
    type: typeOfTable(table),
    names: named.map(([name]) => name),
    text: listValues(entries),
    values: Object.fromEntries(named),
  };
}
