import type { Examples } from './typed-example.js';

type CardCommand =
  | 'hl_getPcscReaders'
  | 'hl_getCpxCard'
  | 'hl_readCpxCard'
  | 'hl_getCpxStatus'
  | 'hl_checkUserLicenseRight'
  | 'hl_signWithCpxCard';

export const CARD_EXAMPLES: Examples<CardCommand> = {
  hl_getPcscReaders: {
    request: {},
    answer: {
      Readers: [
        {
          s_name: 'Lecteur A 00 00',
          i_slotType: 3,
          s_slotType: 'CPS card',
          i_accessMode: 1,
          s_accessMode: 'Full PC/SC',
        },
      ],
    },
  },
  hl_getCpxCard: { request: { s_readerName: 'Lecteur A 00 00', i_readerNumber: 0 }, answer: {} },
  hl_readCpxCard: {
    request: { s_pinCode: '1234', i_returnCertificates: 1 },
    answer: {
      s_name: 'MAXIME',
      s_given: 'SANDRINE',
      s_internalId: '899700000013',
      i_internalIdType: 3,
      s_profession: '10',
      s_professionOid: '1.2.250.1.71.1.2.7',
      s_professionDescription: 'Médecin',
      s_speciality: 'SM54',
      s_specialityDescription: 'Médecine générale',
      i_hpAuthenticationMode: 25,
      i_remainingPinCodeInputs: 3,
      PracticeLocations: [
        {
          s_practiceLocationName: 'CABINET DE TEST',
          s_practiceLocationActivity: 'SA07',
          s_practiceLocationHealthcareSettings: 'SA07',
        },
      ],
      s_signatureCertificatePEM: '-----BEGIN CERTIFICATE-----\n…\n-----END CERTIFICATE-----\n',
      s_authenticationCertificatePEM: '-----BEGIN CERTIFICATE-----\n…\n-----END CERTIFICATE-----\n',
      s_cpxSerialNumber: '2800000001',
      s_cpxValidityDate: '20281231',
      i_cpxCardType: 2,
      i_cpxType: 1,
    },
  },
  hl_getCpxStatus: {
    request: {},
    answer: {
      i_nbInputLeft: 3,
      s_validityDate: '20281231',
      s_cardId: '2800000001',
      i_cardStatus: 1,
      s_cardStatus: 'ValidCardInserted',
    },
  },
  hl_checkUserLicenseRight: { request: {}, answer: {} },
  hl_signWithCpxCard: {
    request: { s_pinCode: '1234', s_dataToSignInBase64: 'Qm9uam91cg==', i_digestType: 1 },
    answer: {
      s_signature: 'Ppx5kD9A1B0S0Pp6Wm4Q4w==…',
      s_signatureCertificate: '-----BEGIN CERTIFICATE-----\n…\n-----END CERTIFICATE-----\n',
      s_digest: 'kXH4EEjgeIISQnZ3Ud3wG9Kqaiz7IT2q3NvyP4pG+lU=',
    },
  },
};
