import type { Field } from './fields.js';

/** A member of the promise API: one field of the wire, or several that have one name there. */
export interface Member {
  readonly name: string;
  readonly fields: readonly [Field, ...Field[]];
}

/**
 * Members of an input. Fields of one name are one member: what is given chooses. A text goes to `s_…`, a number to
 * `i_…`, an object to the field with a capital.
 */
export function membersOfInput(fields: readonly Field[]): readonly Member[] {
  const members = new Map<string, [Field, ...Field[]]>();
  for (const field of fields) {
    const known = members.get(field.name);
    if (known === undefined) members.set(field.name, [field]);
    else known.push(field);
  }
  return [...members].map(([name, same]) => ({ name, fields: same }));
}

const SUFFIXES: Readonly<Record<string, string>> = { s: 'Text', i: 'Number', f: 'Decimal' };
const RANKS: Readonly<Record<string, number>> = { i: 1, f: 2, s: 3 };

const prefixOf = (wire: string) => /^([sif])_/.exec(wire)?.[1] ?? '';
const rankOf = ({ wire }: Field) => RANKS[prefixOf(wire)] ?? 0;

/**
 * Members of an answer, one a field. Of fields of one name an object or list keeps it, else the number; the others
 * say what they are: `slotType` is `'cps'`, `slotTypeText` is `CPS card`.
 */
export function membersOfAnswer(fields: readonly Field[]): readonly Member[] {
  return fields.map((field) => {
    const isBest = fields.every((other) => other.name !== field.name || rankOf(other) >= rankOf(field));
    const name = isBest ? field.name : `${field.name}${SUFFIXES[prefixOf(field.wire)] ?? ''}`;
    return { name, fields: [field] };
  });
}
