import { CALL_FIRST } from '../contract/call-first.js';
import type { Precondition } from '../contract/define.js';
import { ApiFailure } from '../contract/errors.js';
import type { SessionSlots } from './slots.js';

/** Where each precondition leaves what it sets up, and what else will do. */
const SLOTS_OF: Readonly<Record<Precondition, readonly (keyof SessionSlots)[]>> = {
  'cpx-reader': ['cpxReader'],
  'vitale-reader': ['vitaleReader'],
  'vitale-card': ['vitaleCard'],
  'dmp-connector': ['dmpConnector'],
  // js-api 9: a command of INSi makes its connector from that of the DMP.
  'insi-connector': ['insiConnector', 'dmpConnector'],
  'aldi-connector': ['aldiConnector'],
};

/**
 * Checks that a session has set up what a command needs.
 *
 * @throws {ApiFailure} 6000/2 naming the command to call first.
 */
export function requirePreconditions(needs: readonly Precondition[], slots: SessionSlots): void {
  for (const need of needs) {
    if (SLOTS_OF[need].every((slot) => slots[slot] === undefined)) {
      throw new ApiFailure('functional-fault', { description: `Call ${CALL_FIRST[need]} first` });
    }
  }
}
