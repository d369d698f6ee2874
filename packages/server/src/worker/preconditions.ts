import { CALL_FIRST } from '../contract/call-first.js';
import type { Precondition } from '../contract/define.js';
import { ApiFailure } from '../contract/errors.js';
import type { SessionSlots } from './slots.js';

/** Where each precondition leaves what it sets up. */
const SLOT_OF: Readonly<Record<Precondition, keyof SessionSlots>> = {
  'cpx-reader': 'cpxReader',
  'vitale-reader': 'vitaleReader',
  'vitale-card': 'vitaleCard',
  'dmp-connector': 'dmpConnector',
  'insi-connector': 'insiConnector',
  'aldi-connector': 'aldiConnector',
};

/**
 * Checks that a session has set up what a command needs.
 *
 * @throws {ApiFailure} 6000/2 naming the command to call first.
 */
export function requirePreconditions(needs: readonly Precondition[], slots: SessionSlots): void {
  for (const need of needs) {
    if (slots[SLOT_OF[need]] === undefined) {
      throw new ApiFailure('functional-fault', { description: `Call ${CALL_FIRST[need]} first` });
    }
  }
}
