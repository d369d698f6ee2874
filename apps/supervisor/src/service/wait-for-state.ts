import { setTimeout as sleep } from 'node:timers/promises';
import { SupervisorError } from '../errors.js';
import type { ServiceReport, ServiceState } from './service.js';

/** Pause between two looks, and how many there are: thirty seconds in all. */
const PAUSE_MS = 300;
const LOOKS = 100;

/** Lets a time pass; given by tests. */
export type Pause = (ms: number) => Promise<unknown>;

/**
 * Looks at the service until it is in the state that was asked for.
 *
 * @throws {SupervisorError} `SERVICE_CONTROL_FAILED` when it fails meanwhile or takes too long.
 */
export async function waitForState(
  wanted: ServiceState,
  read: () => Promise<ServiceReport>,
  pause: Pause = sleep,
): Promise<void> {
  for (let look = 0; look < LOOKS; look += 1) {
    const { state, exitCode } = await read();
    if (state === wanted) return;
    if (state === 'failed') {
      if (wanted === 'stopped') return;
      throw new SupervisorError('SERVICE_CONTROL_FAILED', 'The service ended right after its start.', {
        detail: exitCode === undefined ? '' : `${exitCode}`,
      });
    }
    await pause(PAUSE_MS);
  }
  throw new SupervisorError('SERVICE_CONTROL_FAILED', 'The service did not reach the state in time.');
}
