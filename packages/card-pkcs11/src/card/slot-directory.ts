import { CardError } from '../errors.js';
import { explainFailure } from '../module/failures.js';
import type { Library } from '../module/library.js';
import type { Handle, Pkcs11SlotInfo } from '../module/pkcs11-module.js';
import { CKR, readReturnValue } from '../module/return-values.js';
import { trimPadding } from '../module/text.js';
import { matchesReaderName } from '../readers/reader-name.js';

/** A reader as the library lists it now. */
export interface ReaderSlot {
  /** Name of the reader, made unique by a number when the library lists one twice. */
  readonly name: string;
  readonly slot: Handle;
  readonly info: Pkcs11SlotInfo;
}

/** Finds the slots of readers by their names. */
export interface SlotDirectory {
  /** @throws CardError `CARD_SERVICE_UNAVAILABLE`, `CARD_LIBRARY` */
  list(): readonly ReaderSlot[];
  /** @throws CardError `READER_NOT_FOUND`, and the codes of `list` */
  locate(readerName: string): ReaderSlot;
  clear(): void;
}

interface Known {
  readonly slot: Handle;
  readonly description: string;
}

/** Makes the directory of a library's slots. */
export function createSlotDirectory(library: Library): SlotDirectory {
  const { module } = library;
  const known = new Map<string, Known>();

  // cps-card 1.4: a reader unplugged since it was listed answers CKR_SLOT_ID_INVALID.
  const describe = (slot: Handle): Pkcs11SlotInfo | undefined => {
    try {
      return module.C_GetSlotInfo(slot);
    } catch (error) {
      const value = readReturnValue(error);
      if (value === CKR.CRYPTOKI_NOT_INITIALIZED || value === CKR.DEVICE_ERROR) library.markStale();
      if (value === CKR.SLOT_ID_INVALID) return undefined;
      throw explainFailure(error, 'before-session', 'looking at a reader');
    }
  };

  const list = (): readonly ReaderSlot[] => {
    let slots: readonly Handle[];
    try {
      slots = module.C_GetSlotList(false);
    } catch (cause) {
      library.markStale();
      throw new CardError(
        'CARD_SERVICE_UNAVAILABLE',
        'The readers cannot be listed: check the smart card service of this machine.',
        { cause },
      );
    }
    known.clear();
    return slots.flatMap((slot): ReaderSlot[] => {
      const info = describe(slot);
      if (info === undefined) return [];
      const description = trimPadding(info.slotDescription);
      const twins = [...known.values()].filter((other) => other.description === description).length;
      const name = twins === 0 ? description : `${description} (${twins + 1})`;
      known.set(name, { slot, description });
      return [{ name, slot, info }];
    });
  };

  return {
    list,
    locate(readerName) {
      const before = known.get(readerName);
      const info = before && describe(before.slot);
      // The slot of a reader is its index: another reader unplugged moves it, so the name is checked each time.
      if (
        before !== undefined &&
        info !== undefined &&
        trimPadding(info.slotDescription) === before.description
      ) {
        return { name: readerName, slot: before.slot, info };
      }
      const listed = list();
      // cps-card 1.4: a reader chosen by its PC/SC name before the library listed it, under a shortened one.
      const found =
        listed.find(({ name }) => name === readerName) ??
        listed.find(({ name }) => matchesReaderName(readerName, name));
      if (found === undefined)
        throw new CardError('READER_NOT_FOUND', 'The reader is not connected any more.');
      return found;
    },
    clear: () => known.clear(),
  };
}
