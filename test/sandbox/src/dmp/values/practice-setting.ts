import { type ValueSet, valueSet } from './value-set.js';

/** practiceSettingCode (dmp-transactions 4.9). */
export const PRACTICE_SETTING: ValueSet = valueSet({
  name: 'JDV_J04',
  oid: '1.2.250.1.213.1.1.5.467',
  edition: '2024-09-27',
  codes: {
    '1.2.250.1.213.1.1.4.6': `
      EXP_PATIENT SNR`,
    '1.2.250.1.213.1.1.4.9': `
      AMBULATOIRE AMO DEPISTAGE ESSMS ETABLISSEMENT HAD MAD PALLIATIF SAD SAMU_SMUR`,
  },
});
