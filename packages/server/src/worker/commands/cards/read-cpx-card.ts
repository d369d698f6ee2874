import type { CpxCard } from '@dmpconnect/card-pkcs11';
import { certificatePem } from '@dmpconnect/soap';
import { CARD_KINDS, CPX_TYPES } from '../../../contract/enumerations.js';
import type { Handler } from '../../context.js';
import { describeHolder } from '../../dmp/hp.js';
import { unlockCard } from './unlock-card.js';

/** js-api 4.5. */
export const hl_readCpxCard: Handler<'hl_readCpxCard'> = async (input, context) => {
  const card = await unlockCard(input.s_pinCode, context);
  return {
    ...describeHolder(card.professional),
    i_remainingPinCodeInputs: card.remainingPinTries,
    PracticeLocations: card.professional.activities.map(({ name, sector, sectorLabel }) => ({
      s_practiceLocationName: name,
      s_practiceLocationActivity: sectorLabel,
      s_practiceLocationHealthcareSettings: sector,
    })),
    ...(input.i_returnCertificates ? describeCertificates(card) : {}),
    s_cpxSerialNumber: card.serialNumber,
    s_cpxValidityDate: card.validUntil,
    i_cpxCardType: CARD_KINDS[card.cardKind],
    i_cpxType: CPX_TYPES[card.cpxType],
  };
};

function describeCertificates({ certificates }: CpxCard) {
  return {
    s_signatureCertificatePEM: certificatePem(certificates.signature),
    s_authenticationCertificatePEM: certificatePem(certificates.authentication),
  };
}
