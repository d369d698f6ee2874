import { matchesReaderName } from './reader-name.js';
import type { WatchedReader } from './watcher.js';

/** A reader known to the smart card service, to the card library, or to both. */
export interface KnownReader {
  /** The PC/SC name when there is one: the library may shorten it (cps-card 1.4). */
  readonly name: string;
  /** Name of its slot in the library; absent when the library does not list it. */
  readonly slotName?: string;
  readonly watched?: WatchedReader;
}

/**
 * Makes one list of the readers of the smart card service and of the slots of the library, each reader once: those of
 * PC/SC in its order, then what the library alone knows (GALSS resources, or everything when PC/SC is not watched).
 */
export function mergeReaders(
  watched: readonly WatchedReader[],
  slotNames: readonly string[],
): readonly KnownReader[] {
  const left = new Set(slotNames);
  const ofPcsc = watched.map((reader): KnownReader => {
    const slotName = [...left].find((slot) => matchesReaderName(reader.name, slot));
    if (slotName === undefined) return { name: reader.name, watched: reader };
    left.delete(slotName);
    return { name: reader.name, slotName, watched: reader };
  });
  return [...ofPcsc, ...[...left].map((slotName): KnownReader => ({ name: slotName, slotName }))];
}
