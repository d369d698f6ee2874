import { ENUMERATION_TYPES } from './enumerations.js';
import type { Field } from './fields.js';
import { upperFirst } from './names.js';

/** Gives a name to each structure: that of its field, unless another structure or an enumeration has it already. */
export interface StructureNames {
  nameOf(fields: readonly Field[], wire: string, command: string): string;
  /** Every structure that was named, in that order. */
  all(): readonly { readonly name: string; readonly fields: readonly Field[] }[];
}

const ENUMERATION_NAMES = new Set(ENUMERATION_TYPES.map(({ type }) => type));

/** @param suffix what every name ends with: `Input` for those of requests. */
export function createStructureNames(suffix: string): StructureNames {
  const byContent = new Map<string, string>();
  const structures = new Map<string, readonly Field[]>();
  return {
    nameOf(fields, wire, command) {
      const content = JSON.stringify(fields);
      const known = byContent.get(content);
      if (known !== undefined) return known;
      const short = `${upperFirst(singular(wire))}${suffix}`;
      const long = `${command}${short}`;
      const name =
        [short, long].find((candidate) => !structures.has(candidate) && !ENUMERATION_NAMES.has(candidate)) ??
        `${long}${structures.size}`;
      byContent.set(content, name);
      structures.set(name, fields);
      return name;
    },
    all: () => [...structures].map(([name, fields]) => ({ name, fields })),
  };
}

function singular(wire: string): string {
  const bare = wire.replace(/^[sif]_/, '');
  return bare
    .replace(/sses$/, 'ss')
    .replace(/ies$/, 'y')
    .replace(/(?<!s|Telecom|In)s$/, '');
}
