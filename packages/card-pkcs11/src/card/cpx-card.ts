import type { KeyRole } from '../objects/certificates.js';
import { buildProfessional } from '../professional/build.js';
import { isFromWithdrawnAuthority, readCardKind, readCpxType } from '../professional/card-category.js';
import { readSerialNumber } from '../readers/slot-type.js';
import type { Signer } from '../seams.js';
import type { CpxCard } from '../service-types.js';
import { signData } from '../signing/sign.js';
import { createTlsIdentity } from '../tls/identity.js';
import type { CardContext } from './card-context.js';
import { cardCertificates, cardDataObjects } from './card-data.js';
import type { Insertion } from './insertion.js';
import { MOST_TRIES } from './login.js';
import { assertUsable } from './usability.js';
import { endOfValidity, formatDay } from './validity.js';

function createSigner(context: CardContext, insertion: Insertion, role: KeyRole): Signer {
  return {
    certificate: cardCertificates(context.sessions, insertion)[role].der,
    sign: (data, algorithm) =>
      context.takeTurn(insertion.readerName, async () => {
        assertUsable(context, insertion);
        return new Uint8Array(signData(context.sessions, insertion, role, data, algorithm));
      }),
  };
}

/** Makes the capability of a card whose PIN was just accepted. @throws CardError `CARD_DATA`, `CARD_CHANGED` */
export function createCpxCard(context: CardContext, insertion: Insertion): CpxCard {
  const { authentication, signature } = cardCertificates(context.sessions, insertion);
  if (isFromWithdrawnAuthority(signature)) {
    context.logger?.warn({ reader: insertion.readerName }, 'card of a withdrawn authority: reading only');
  }
  return {
    professional: buildProfessional(authentication, cardDataObjects(context.sessions, insertion)),
    certificates: { authentication: authentication.der, signature: signature.der },
    // A good PIN restores the counter (cps-card 2).
    remainingPinTries: MOST_TRIES,
    serialNumber: readSerialNumber(insertion.token),
    validUntil: formatDay(endOfValidity({ authentication, signature })),
    cardKind: readCardKind(authentication),
    cpxType: readCpxType(authentication),
    signatureSigner: () => createSigner(context, insertion, 'signature'),
    authenticationSigner: () => createSigner(context, insertion, 'authentication'),
    tlsIdentity: (options = {}) => createTlsIdentity(context, insertion, options.chain ?? []),
    assertUsable: () => assertUsable(context, insertion),
  };
}
