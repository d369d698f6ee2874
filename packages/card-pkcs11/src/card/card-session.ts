import { CardError } from '../errors.js';
import { CKF_SERIAL_SESSION } from '../module/constants.js';
import { explainFailure } from '../module/failures.js';
import type { Handle, Pkcs11Module } from '../module/pkcs11-module.js';
import { CKR, readReturnValue } from '../module/return-values.js';
import { type Insertion, revokeInsertionLogin } from './insertion.js';
import type { ReaderTable } from './reader-table.js';

/** Runs PKCS#11 calls in the session of one card, and tells removal from refusal when they fail. */
export interface CardSessions {
  readonly module: Pkcs11Module;
  /**
   * Runs `work` in the card's session, opened at first use.
   *
   * @param doing what is attempted, for people
   * @throws CardError
   */
  run<T>(insertion: Insertion, doing: string, work: (session: Handle) => T): T;
}

const VENDOR_DEFINED = 0x80000000;
const UNREADABLE_VALIDITY_FILE = VENDOR_DEFINED + 1;

// cps-card 13: the vendor's own values tell that the library must be finalised and initialised again, as in a Remote
// Desktop session; one of them only tells of an unreadable file (cps-card 2).
function asksForNewStart(value: number | undefined): boolean {
  return value !== undefined && value >= VENDOR_DEFINED && value !== UNREADABLE_VALIDITY_FILE;
}

/** Serves the cards of a table. */
export function createCardSessions(module: Pkcs11Module, table: ReaderTable): CardSessions {
  const open = (insertion: Insertion): Handle => {
    insertion.session ??= module.C_OpenSession(insertion.slot, CKF_SERIAL_SESSION);
    return insertion.session;
  };

  const hasLeft = (insertion: Insertion): boolean => {
    try {
      table.look(insertion.readerName);
    } catch {
      // The reader itself went away, or the library with it.
      return true;
    }
    return insertion.ended;
  };

  return {
    module,
    run(insertion, doing, work) {
      if (insertion.ended) {
        throw new CardError('CARD_CHANGED', 'The card was removed or changed: select it again.');
      }
      try {
        return work(open(insertion));
      } catch (error) {
        const explained = explainFailure(error, 'in-session', doing);
        if (error instanceof CardError) throw error;
        const value = readReturnValue(error);
        if (hasLeft(insertion)) {
          if (!insertion.ended) table.end(insertion);
          throw new CardError('CARD_CHANGED', 'The card was removed or changed: select it again.', {
            cause: error,
          });
        }
        if (value === CKR.USER_NOT_LOGGED_IN) {
          // Another program reset the card: no silent login, it would make the PIN guessable (cps-card 2, rule b).
          revokeInsertionLogin(insertion);
        } else if (explained.code === 'CARD_CHANGED' || asksForNewStart(value)) {
          // cps-card 9.4: a library that still shows a card whose objects are gone needs a new start.
          table.reset();
        }
        throw explained;
      }
    },
  };
}
