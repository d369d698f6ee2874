import { CKF_TOKEN_PRESENT } from '../module/constants.js';
import { explainFailure } from '../module/failures.js';
import type { Library } from '../module/library.js';
import type { Handle } from '../module/pkcs11-module.js';
import { CKR, readReturnValue } from '../module/return-values.js';
import { matchesReaderName } from '../readers/reader-name.js';
import { isCpxToken } from '../readers/slot-type.js';
import type { ReaderWatcher, WatchedReader } from '../readers/watcher.js';
import { createInsertion, endInsertion, type Insertion } from './insertion.js';
import type { Occupancy } from './occupancy.js';
import { createSlotDirectory, type ReaderSlot } from './slot-directory.js';

/** The readers and the cards in them, with their insertions. */
export interface ReaderTable {
  /** @throws CardError `CARD_SERVICE_UNAVAILABLE`, `CARD_LIBRARY` */
  list(): readonly ReaderSlot[];
  /** Looks at what the reader holds now. @throws CardError the codes of `list`, `READER_NOT_FOUND` */
  look(readerName: string): Occupancy;
  /** Whether a card is in the reader; it is not asked anything. @throws CardError the codes of `look` */
  isOccupied(readerName: string): boolean;
  /** Number of slot events taken from the library since the start. */
  eventCount(): number;
  /** The card noted last in that reader, without looking. */
  current(readerName: string): Insertion | undefined;
  /** The reader as the PC/SC watcher sees it. */
  watched(readerName: string): WatchedReader | undefined;
  /** Whether the reader went away with the smart card service, whatever the library still shows of it. */
  isLost(readerName: string): boolean;
  /** Closes the card's session and ends its record. */
  end(insertion: Insertion): void;
  /** Ends every record and asks for a new start of the library: it shows a state that is no more. */
  reset(): void;
}

interface Noted {
  readonly insertion: Insertion;
  /** Count of the watcher when the card was noted. */
  readonly generation: number | undefined;
}

const NO_CARD: ReadonlySet<number> = new Set([CKR.TOKEN_NOT_PRESENT, CKR.DEVICE_REMOVED]);

/** Follows the cards of all readers of a library. */
export function createReaderTable(library: Library, watcher?: ReaderWatcher): ReaderTable {
  const { module } = library;
  const directory = createSlotDirectory(library);
  const noted = new Map<string, Noted>();
  let events = 0;

  // A GALSS resource, or the token of a software library, does not depend on the smart card service.
  const everWatched = new Set<string>();

  const watched = (readerName: string): WatchedReader | undefined => {
    const reader = watcher?.readers().find(({ name }) => matchesReaderName(name, readerName));
    if (reader !== undefined) everWatched.add(readerName);
    return reader;
  };

  const end = (insertion: Insertion): void => {
    if (noted.get(insertion.readerName)?.insertion === insertion) noted.delete(insertion.readerName);
    const { session } = insertion;
    endInsertion(insertion);
    if (session === undefined) return;
    try {
      module.C_CloseSession(session);
    } catch {
      // The session usually left with its card (cps-card 7): closing it is only tidiness.
    }
  };

  library.onReset(() => {
    for (const { insertion } of [...noted.values()]) end(insertion);
    directory.clear();
  });

  // A change that no poll saw still left an event (cps-card 7: removal and quick re-insertion).
  const noteEvents = (): void => {
    for (const slot of library.takeEvents()) {
      events += 1;
      for (const { insertion } of [...noted.values()]) {
        if (insertion.slot.equals(slot)) end(insertion);
      }
    }
  };

  const prepare = (): void => {
    library.prepare();
    try {
      noteEvents();
    } catch (error) {
      library.markStale();
      // A library that was restarted under us (cps-card 13) is started again once; anything else is told.
      if (readReturnValue(error) !== CKR.CRYPTOKI_NOT_INITIALIZED) {
        throw explainFailure(error, 'before-session', 'listening to the readers');
      }
      library.prepare();
    }
  };

  const sessionIsAlive = (session: Handle | undefined): boolean => {
    if (session === undefined) return true;
    try {
      module.C_GetSessionInfo(session);
      return true;
    } catch {
      return false;
    }
  };

  const isSameCard = ({ insertion, generation }: Noted, slot: Handle): boolean =>
    insertion.slot.equals(slot) &&
    generation === watched(insertion.readerName)?.generation &&
    sessionIsAlive(insertion.session);

  const noteCard = (readerName: string, slot: Handle): Occupancy => {
    const generation = watched(readerName)?.generation;
    try {
      const token = module.C_GetTokenInfo(slot);
      if (!isCpxToken(token)) return { kind: 'other' };
      const insertion = createInsertion(readerName, slot, token);
      noted.set(readerName, { insertion, generation });
      return { kind: 'cpx', insertion };
    } catch (error) {
      const value = readReturnValue(error);
      if (value !== undefined && NO_CARD.has(value)) return { kind: 'empty' };
      if (value === CKR.TOKEN_NOT_RECOGNIZED) return { kind: 'other' };
      // cps-card 9.4: some libraries see a card again only after a new start, which may not cost another reader's login.
      if (noted.size === 0) library.markStale();
      return { kind: 'failure', error };
    }
  };

  return {
    list() {
      prepare();
      return directory.list();
    },
    look(readerName) {
      prepare();
      const before = noted.get(readerName);
      let place: ReaderSlot;
      try {
        place = directory.locate(readerName);
      } catch (error) {
        if (before !== undefined) end(before.insertion);
        throw error;
      }
      const present = (place.info.flags & CKF_TOKEN_PRESENT) !== 0;
      if (before !== undefined && present && isSameCard(before, place.slot)) {
        return { kind: 'cpx', insertion: before.insertion };
      }
      if (before !== undefined) end(before.insertion);
      return present ? noteCard(readerName, place.slot) : { kind: 'empty' };
    },
    isOccupied(readerName) {
      prepare();
      return (directory.locate(readerName).info.flags & CKF_TOKEN_PRESENT) !== 0;
    },
    eventCount: () => events,
    current: (readerName) => noted.get(readerName)?.insertion,
    watched,
    isLost: (readerName) => watcher?.isLive() === false && everWatched.has(readerName),
    end,
    reset() {
      for (const { insertion } of [...noted.values()]) end(insertion);
      library.markStale();
    },
  };
}
