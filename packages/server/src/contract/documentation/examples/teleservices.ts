import type { Examples } from './typed-example.js';

type TeleserviceCommand =
  | 'hl_createInsiConnector'
  | 'hl_getInsFromVitaleCard'
  | 'hl_getInsFromIdentityInformation'
  | 'hl_checkInsIdentity'
  | 'hl_createAldiConnector'
  | 'hl_getAldi';

const LpsInfos = {
  s_idam: 'IDAM00000001',
  s_numAM: '04',
  s_version: '1.0',
  s_instance: 'b1f1a9c2-7d9e-4a53-9d3c-2b8f1c0e4a77',
  s_name: 'Logiciel',
  s_billingNumber: '991130972',
  s_amoSpecialityCode: '01',
} as const;

const connector = {
  s_pinCode: '1234',
  i_transactionsTimeout: 60,
  s_practiceSetting: 'AMBULATOIRE',
  i_cpsPracticeLocationIndice: 0,
} as const;

const traits = { s_birthName: 'ADRUN', s_given: 'ZOE', i_sex: 3, s_birthDate: '1975-12-31' } as const;

const found = {
  i_insIdentityResult: 2,
  Identity: {
    Ins: {
      s_value: '2751263220749',
      s_key: '74',
      s_oid: '1.2.250.1.213.1.4.10',
      s_startDate: '',
      s_endDate: '',
    },
    s_birthName: 'ADRUN',
    s_given: 'ZOE',
    s_birthGiven: 'ZOE',
    i_sex: 3,
    s_birthDate: '1975-12-31',
    s_birthPlace: '63220',
  },
} as const;

/** The simplest fictitious patient of the official test plan (teleservices 15.5). */
export const TELESERVICE_EXAMPLES: Examples<TeleserviceCommand> = {
  hl_createInsiConnector: { request: connector, answer: {} },
  hl_getInsFromVitaleCard: { request: { LpsInfos, i_vitalePatientIndex: 0 }, answer: found },
  hl_getInsFromIdentityInformation: {
    request: { LpsInfos, ...traits, s_birthPlace: '63220' },
    answer: found,
  },
  hl_checkInsIdentity: {
    request: { LpsInfos, s_ins: '2751263220749', s_key: '74', s_oid: '1.2.250.1.213.1.4.10', ...traits },
    answer: {},
  },
  hl_createAldiConnector: { request: connector, answer: {} },
  hl_getAldi: {
    request: { LpsInfos, i_vitalePatientIndex: 0 },
    answer: {
      i_aldiResult: 3,
      Alds: [
        {
          s_type: 'ALD30',
          s_number: '8',
          s_label: 'Diabète de type 1 et diabète de type 2',
          s_code: 'E11',
          i_exoneration: 1,
          s_reason: '',
          s_startDate: '2020-01-01',
          s_endDate: '',
        },
      ],
    },
  },
};
