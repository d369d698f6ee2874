import type { Handler } from '../../context.js';

/**
 * js-api 4.2: the process hangs as in a card library that never returns. The master answers in its place, and ends
 * it once it has been silent for too long.
 */
export const hl_zombie: Handler<'hl_zombie'> = async () => {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT)), 0, 0);
  return {};
};
