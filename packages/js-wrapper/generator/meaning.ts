import { ENUMERATION_TYPES } from './enumerations.js';
import { renameField } from './names.js';

/** How a method of the promise API is called, by command: `dmp.cards.readCpxCard`. */
export type MethodPaths = ReadonlyMap<string, string>;

/** A sentence of the contract in the words of the promise API: its names for fields, commands and values. */
export function translateMeaning(meaning: string, paths: MethodPaths): string {
  return withNames(meaning)
    .replace(/`([sif]_\w+)`/g, (_, field: string) => `\`${renameField(field)}\``)
    .replace(/`?\b(hl_\w+)\b`?/g, (whole, command: string) => {
      const path = paths.get(command);
      return path === undefined ? whole : `\`${path}\``;
    });
}

/** The meaning of a boolean: `1: …` and `1 when …, else 0` become `true: …` and `true when …`. */
export function translateFlag(meaning: string): string {
  return meaning
    .replace(/\b1(?=(:| when\b| for\b))/g, 'true')
    .replace(/\b0(?=(:| when\b| for\b))/g, 'false')
    .replace(/^1 /, 'true ')
    .replace(/,? else 0\b/, '');
}

function withNames(meaning: string): string {
  let text = meaning;
  for (const { text: values, names } of ENUMERATION_TYPES) {
    text = text.replace(values, names.map((name) => `\`${name}\``).join(', '));
  }
  return text;
}
