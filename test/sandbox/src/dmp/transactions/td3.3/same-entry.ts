import { schemeUrn } from '../../rim/constants.js';
import type { RegistryObject, Slots } from '../../rim/objects.js';

/** Attributes the registry keeps by itself: a copy may leave them out. */
const OPTIONAL_ATTRIBUTES: ReadonlySet<string> = new Set(['status', 'isOpaque']);

/**
 * The first field of a copy that differs from the entry as the registry returns it, confidentiality codes set apart
 * (dmp-transactions 2.19 b: the copy is complete).
 */
export function differingField(entry: RegistryObject, copy: RegistryObject): string | undefined {
  return (
    differingAttribute(entry, copy) ??
    differingSlot(entry.slots, copy.slots) ??
    (entry.name === copy.name ? undefined : 'Name') ??
    (entry.description === copy.description ? undefined : 'Description') ??
    (entry.versionName === copy.versionName ? undefined : 'VersionInfo') ??
    (sameSets(classificationsOf(entry), classificationsOf(copy)) ? undefined : 'Classification') ??
    (sameSets(identifiersOf(entry), identifiersOf(copy)) ? undefined : 'ExternalIdentifier')
  );
}

function differingAttribute({ attributes }: RegistryObject, copy: RegistryObject): string | undefined {
  const names = new Set([...attributes.keys(), ...copy.attributes.keys()]);
  return [...names].find((name) => {
    const value = copy.attributes.get(name);
    return !(value === undefined && OPTIONAL_ATTRIBUTES.has(name)) && value !== attributes.get(name);
  });
}

function differingSlot(slots: Slots, copy: Slots): string | undefined {
  const names = new Set([...slots.keys(), ...copy.keys()]);
  return [...names].find((name) => slots.get(name)?.join('\n') !== copy.get(name)?.join('\n'));
}

function classificationsOf({ classifications }: RegistryObject): string[] {
  return classifications
    .filter(({ scheme }) => scheme !== schemeUrn('confidentialityCode'))
    .map(({ scheme, node, representation = '', slots, name }) =>
      JSON.stringify([scheme, node, representation, [...slots].sort(), name]),
    );
}

function identifiersOf({ identifiers }: RegistryObject): string[] {
  return identifiers.map(({ scheme, value, name }) => JSON.stringify([scheme, value, name]));
}

function sameSets(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && [...a].sort().join('\n') === [...b].sort().join('\n');
}
