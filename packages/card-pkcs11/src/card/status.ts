import { CKF_USER_PIN_INITIALIZED } from '../module/constants.js';
import { readSerialNumber } from '../readers/slot-type.js';
import type { CpxStatus } from '../service-types.js';
import type { CardContext } from './card-context.js';
import { cardCertificates } from './card-data.js';
import type { Insertion } from './insertion.js';
import { countTries } from './login.js';
import { endOfValidity, formatDay } from './validity.js';

/** Reads the state of a card present in its reader, PIN counter included (cps-card 3.3). @throws CardError */
export function readCardStatus(context: CardContext, insertion: Insertion): CpxStatus {
  const { sessions } = context;
  const token = sessions.run(insertion, 'reading the state of the card', () =>
    sessions.module.C_GetTokenInfo(insertion.slot),
  );
  // cps-card 2: a contactless card has no PIN; it is another card for the connector.
  if ((token.flags & CKF_USER_PIN_INITIALIZED) === 0) return { state: 'unknown-card' };
  const end = endOfValidity(cardCertificates(sessions, insertion));
  const remainingPinTries = countTries(token.flags);
  const expired = context.clock.now() > end;
  return {
    state: remainingPinTries === 0 ? 'blocked' : expired ? 'expired' : 'valid',
    remainingPinTries,
    serialNumber: readSerialNumber(token),
    validUntil: formatDay(end),
  };
}
