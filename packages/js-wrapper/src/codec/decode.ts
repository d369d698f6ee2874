import { renameField } from './rename.js';
import { readEnumeration, readStructure } from './structure.js';

type Fields = Readonly<Record<string, unknown>>;

/** Members of a message that are about the message itself. */
const OF_THE_MESSAGE: ReadonlySet<string> = new Set(['s_status', 's_requestId']);

/**
 * An answer in the words of the promise API. What the table does not know, e.g. a field of a newer server, is renamed
 * by the rule and kept.
 *
 * @param structure number of the structure in the table.
 */
export function decodeFields(message: Fields, structure: number): Fields {
  const fields = Object.entries(message).filter(([wire]) => !OF_THE_MESSAGE.has(wire));
  return decodeMembers(fields, structure);
}

function decodeMembers(fields: readonly (readonly [string, unknown])[], structure: number): Fields {
  const known = readStructure(structure);
  return Object.fromEntries(
    fields.map(([wire, value]) => {
      const field = known.find((candidate) => candidate.wire === wire);
      return [field?.name ?? renameField(wire), decode(value, field?.kind ?? '')];
    }),
  );
}

/** A structure of which the table says nothing: names change by the rule, values stay. */
const UNKNOWN_STRUCTURE = -1;

function decode(value: unknown, kind: string): unknown {
  const number = Number(kind.slice(1));
  if (Array.isArray(value)) {
    const item = kind.startsWith('*') ? kind.slice(1) : '';
    return value.map((element) => decode(element, item));
  }
  if (kind === 'r') return value;
  if (typeof value === 'object' && value !== null) {
    return decodeMembers(Object.entries(value), kind.startsWith('s') ? number : UNKNOWN_STRUCTURE);
  }
  if (typeof value !== 'number') return value;
  if (kind === 'b') return value !== 0;
  if (kind.startsWith('e')) return nameOf(value, number);
  return kind.startsWith('m') ? namesIn(value, number) : value;
}

/** The name of a number; a number without name stays. */
function nameOf(value: number, enumeration: number): string | number {
  for (const [name, known] of readEnumeration(enumeration)) if (known === value) return name;
  return value;
}

/** The names of the bits of a sum; bits without name are a number at the end. */
function namesIn(sum: number, enumeration: number): readonly (string | number)[] {
  const named = [...readEnumeration(enumeration)].filter(([, bit]) => (sum & bit) !== 0);
  const rest = named.reduce((left, [, bit]) => left & ~bit, sum);
  return [...named.map(([name]) => name), ...(rest === 0 ? [] : [rest])];
}
