import { readCardKind, readCpxType } from '../professional/card-category.js';
import { readIdentity } from '../professional/identity.js';
import { readSerialNumber } from '../readers/slot-type.js';
import type { CpxHolder } from '../service-types.js';
import type { CardContext } from './card-context.js';
import { cardCertificates } from './card-data.js';
import type { Insertion } from './insertion.js';
import { endOfValidity, formatDay } from './validity.js';

/** Reads what the public certificates of a card say (cps-card 3.1). @throws CardError `CARD_DATA`, `CARD_CHANGED` */
export function readHolder(context: CardContext, insertion: Insertion): CpxHolder {
  const certificates = cardCertificates(context.sessions, insertion);
  const end = endOfValidity(certificates);
  return {
    ...readIdentity(certificates.authentication),
    serialNumber: readSerialNumber(insertion.token),
    validUntil: formatDay(end),
    expired: context.clock.now() > end,
    cardKind: readCardKind(certificates.authentication),
    cpxType: readCpxType(certificates.authentication),
    certificates: {
      authentication: certificates.authentication.der,
      signature: certificates.signature.der,
    },
  };
}
