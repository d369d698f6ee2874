import { UnexpectedResultError } from './results.js';

/** A frame of the other process. */
export interface Answer {
  readonly id?: unknown;
  readonly result?: unknown;
  readonly error?: unknown;
}

/** Reads a frame. @throws UnexpectedResultError */
export function parseAnswer(line: string): Answer {
  const parsed: unknown = JSON.parse(line);
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) {
    throw new UnexpectedResultError('The remote module answered something else than a frame.');
  }
  return parsed;
}
