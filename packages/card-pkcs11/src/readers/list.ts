import type { Reader, SlotType } from '../service-types.js';
import { accessModeOf } from './access-mode.js';
import { type KnownReader, mergeReaders } from './merge.js';
import { classifyAtr } from './slot-type.js';
import type { ReaderWatcher } from './watcher.js';

/**
 * Describes readers for a caller.
 *
 * @param askLibrary tells what a reader holds that the smart card service does not know
 */
export function describeReaders(
  readers: readonly KnownReader[],
  askLibrary: (slotName: string) => SlotType,
): readonly Reader[] {
  return readers.map((reader, index) => ({
    name: reader.name,
    slotType: slotTypeOf(reader, askLibrary),
    accessMode: accessModeOf(reader.name, reader.watched !== undefined),
    index,
    ...(reader.watched === undefined ? {} : { generation: reader.watched.generation }),
  }));
}

/**
 * Lists the readers of the smart card service alone, for a machine without a card library.
 *
 * @example
 * ```ts
 * const watcher = await startPcscWatcher();
 * await watcher.ready;
 * console.log(listWatchedReaders(watcher));
 * ```
 */
export function listWatchedReaders(watcher: ReaderWatcher): readonly Reader[] {
  return describeReaders(mergeReaders(watcher.readers(), []), () => 'unknown');
}

function slotTypeOf(
  { slotName, watched }: KnownReader,
  askLibrary: (slotName: string) => SlotType,
): SlotType {
  if (watched === undefined) return slotName === undefined ? 'unknown' : askLibrary(slotName);
  if (!watched.present) return 'empty';
  // cps-card 1.4: a mute card is another card for the library too.
  return watched.atr === undefined ? 'other' : classifyAtr(watched.atr);
}
