import type { CareStructure } from '../documents/person.js';
import { escapeHl7, splitComponents } from './hl7v2.js';

/** OID of the identifiers of structures (dmp-transactions 7.4). */
export const STRUCTURE_IDS = '1.2.250.1.71.4.2.2';

/** Writes a structure: `<NOM>^^^^^&1.2.250.1.71.4.2.2&ISO^IDNST^^^<Struct_IdNat>` (dmp-transactions 4.6). */
export function formatXon(structure: CareStructure): string {
  return `${escapeHl7(structure.name)}^^^^^&${STRUCTURE_IDS}&ISO^IDNST^^^${escapeHl7(structure.identifier)}`;
}

/** Reads a structure; parts that are not there are empty. */
export function parseXon(text: string): CareStructure {
  const components = splitComponents(text);
  return { name: components[0] ?? '', identifier: components[9] ?? '' };
}
