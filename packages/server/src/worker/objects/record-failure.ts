import { describeFailure } from '../../contract/answers.js';
import type { ApiFailure } from '../../contract/errors.js';
import type { WorkerSession } from '../context.js';

/** Keeps the last failure of a session as an object (js-api 4.6, `i_error`); the handle of the one before dies. */
export function recordFailure(
  session: WorkerSession | undefined,
  failure: ApiFailure,
  command: string,
): void {
  if (session === undefined) return;
  session.slots.handles?.clear('error');
  session.slots.lastError = describeFailure(failure, command);
}
