import type { Guard } from './guard.js';

/** Refuses a body announced larger than what any command may send. */
export function sizeGuard(maxBytes: number): Guard {
  return ({ headers }) => {
    const announced = headers['content-length'];
    return announced !== undefined && Number(announced) > maxBytes ? { status: 413 } : undefined;
  };
}
