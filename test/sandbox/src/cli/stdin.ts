import { fstatSync } from 'node:fs';

/**
 * Whether a file descriptor is a pipe or a socket, held by a program that can close it. A terminal is not, and neither
 * is the null device of a program started in the background, which is at its end from the start.
 */
export function isPipe(descriptor: number): boolean {
  try {
    const status = fstatSync(descriptor);
    return status.isFIFO() || status.isSocket();
  } catch {
    return false;
  }
}
