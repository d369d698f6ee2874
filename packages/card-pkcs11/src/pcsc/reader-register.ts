import type { WatchedReader } from '../readers/watcher.js';
import type { ReaderState } from './calls.js';
import { READER_STATE } from './codes.js';

/** What a watcher knows of the readers, with generations that outlive an unplugged reader or a stopped service. */
export interface ReaderRegister {
  readers(): readonly WatchedReader[];
  /** Takes the states of all readers there are now. Tells whether something changed. */
  update(states: readonly ReaderState[]): boolean;
}

interface Entry {
  readonly reader: WatchedReader;
  /** Insertions and removals as the service counts them. */
  readonly count: number;
}

const EVENT_COUNT_SHIFT = 16;

/** Makes an empty register. */
export function createReaderRegister(): ReaderRegister {
  let current = new Map<string, Entry>();
  const lastGenerations = new Map<string, number>();

  const note = ({ name, flags, atr }: ReaderState): Entry => {
    const before = current.get(name);
    const present = (flags & READER_STATE.PRESENT) !== 0;
    const hex = present ? Buffer.from(atr).toString('hex').toUpperCase() : '';
    const count = flags >>> EVENT_COUNT_SHIFT;
    const same =
      before !== undefined &&
      before.reader.present === present &&
      (before.reader.atr ?? '') === hex &&
      before.count === count;
    if (same) return before;
    const generation = (lastGenerations.get(name) ?? 0) + 1;
    lastGenerations.set(name, generation);
    return { reader: { name, present, ...(hex === '' ? {} : { atr: hex }), generation }, count };
  };

  return {
    readers: () => [...current.values()].map(({ reader }) => reader),
    update(states) {
      const next = new Map(states.map((state) => [state.name, note(state)]));
      const changed =
        next.size !== current.size || [...next].some(([name, entry]) => current.get(name) !== entry);
      current = next;
      return changed;
    },
  };
}
