import type { Precondition } from '../contract/define.js';
import { ApiFailure } from '../contract/errors.js';
import type { SessionSlots } from './slots.js';

/** What fills each precondition, and the command that does it (js-api 3.1). */
const PRECONDITIONS: Readonly<
  Record<Precondition, { readonly slot: keyof SessionSlots; readonly callFirst: string }>
> = {
  'cpx-reader': { slot: 'cpxReader', callFirst: 'hl_getCpxCard' },
  'vitale-reader': { slot: 'vitaleReader', callFirst: 'hl_getVitaleCard' },
  'vitale-card': { slot: 'vitaleCard', callFirst: 'hl_readVitaleCard' },
  'dmp-connector': { slot: 'dmpConnector', callFirst: 'hl_createDmpConnector' },
  'insi-connector': { slot: 'insiConnector', callFirst: 'hl_createInsiConnector' },
  'aldi-connector': { slot: 'aldiConnector', callFirst: 'hl_createAldiConnector' },
};

/**
 * Checks that a session has set up what a command needs.
 *
 * @throws {ApiFailure} 6000/2 naming the command to call first.
 */
export function requirePreconditions(needs: readonly Precondition[], slots: SessionSlots): void {
  for (const need of needs) {
    const { slot, callFirst } = PRECONDITIONS[need];
    if (slots[slot] === undefined) {
      throw new ApiFailure('functional-fault', { description: `Call ${callFirst} first` });
    }
  }
}
