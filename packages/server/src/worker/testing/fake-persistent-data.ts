import type { PersistentData } from '../../storage/persistent-data.js';

/** Persistent data in memory. */
export function createFakePersistentData(): PersistentData {
  let kept: Uint8Array | undefined;
  return {
    read: async () => kept,
    size: async () => kept?.length ?? 0,
    write: async (bytes) => {
      kept = bytes;
    },
    clear: async () => {
      kept = undefined;
    },
  };
}
