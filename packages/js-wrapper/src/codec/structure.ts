import { ENUMERATIONS, STRUCTURES } from '../data/table.js';
import { renameField } from './rename.js';

/** A field as the table describes it. */
export interface TableField {
  readonly wire: string;
  readonly name: string;
  /** `b` boolean, `x` base64, `e1` name, `m1` names of a sum, `s1` structure, `r` as it is, `*` before: a list of. */
  readonly kind: string;
}

/** Reads a structure of the table. */
export const readStructure: (number: number) => readonly TableField[] = remember((number) =>
  (STRUCTURES[number] ?? '')
    .split(' ')
    .filter((text) => text !== '')
    .map((text) => {
      const [, wire = '', name, kind = ''] = /^([^=:]+)(?:=(\w+))?(?::(\S+))?$/.exec(text) ?? [];
      return { wire, name: name ?? renameField(wire), kind };
    }),
);

/** Reads an enumeration of the table: its numbers by name. */
export const readEnumeration: (number: number) => ReadonlyMap<string, number> = remember(
  (number) =>
    new Map(
      (ENUMERATIONS[number] ?? '').split(' ').map((text) => {
        const at = text.lastIndexOf('=');
        return [text.slice(0, at), Number(text.slice(at + 1))];
      }),
    ),
);

function remember<Value>(read: (number: number) => Value): (number: number) => Value {
  const known = new Map<number, Value>();
  return (number) => {
    const value = known.get(number) ?? read(number);
    known.set(number, value);
    return value;
  };
}
