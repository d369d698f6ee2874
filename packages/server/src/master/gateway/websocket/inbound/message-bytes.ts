import { unmask } from './unmask.js';

/** The bytes of one message as they come. */
export interface MessageBytes {
  readonly size: number;
  /**
   * Adds part of a payload and removes its mask.
   *
   * @param position place of the part in its payload; `left`: bytes of the payload from there on.
   * @returns the added bytes, in pieces, without mask.
   */
  add(part: Buffer, mask: Buffer, position: number, left: number): readonly Buffer[];
  /** Everything so far; the memory is the caller's from now on. */
  take(): Buffer[];
}

/** A message is kept in blocks, so that a caller holds no memory for what it only announces. */
const BLOCK = { least: 1024, most: 1024 * 1024 } as const;

/** Makes an empty message. Small fragments share a block, however many they are. */
export function createMessageBytes(): MessageBytes {
  const full: Buffer[] = [];
  let block = Buffer.alloc(0);
  let used = 0;
  let size = 0;

  return {
    get size() {
      return size;
    },
    add(part, mask, position, left) {
      const added: Buffer[] = [];
      for (let done = 0; done < part.length; ) {
        if (used === block.length) {
          if (used > 0) full.push(block);
          block = Buffer.allocUnsafeSlow(Math.min(Math.max(left - done, BLOCK.least), BLOCK.most));
          used = 0;
        }
        const copied = part.copy(block, used, done);
        unmask(block, used, used + copied, mask, position + done);
        added.push(block.subarray(used, used + copied));
        used += copied;
        done += copied;
      }
      size += part.length;
      return added;
    },
    take() {
      const pieces = [...full, block.subarray(0, used)];
      full.length = 0;
      block = Buffer.alloc(0);
      used = 0;
      size = 0;
      return pieces;
    },
  };
}
