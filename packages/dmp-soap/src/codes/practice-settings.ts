import { indexByCode } from './coded-value.js';

/** Cadres d'exercice (XDS practiceSettingCode): JDV_J04, edition of 27/09/2024. */
export const PRACTICE_SETTINGS = indexByCode({
  '1.2.250.1.213.1.1.4.6': {
    EXP_PATIENT: 'Expression personnelle du patient',
    SNR: 'Service numérique référencé',
  },
  '1.2.250.1.213.1.1.4.9': {
    AMBULATOIRE: 'Ambulatoire',
    AMO: "Organisme d'assurance maladie obligatoire",
    DEPISTAGE: 'Dépistage',
    ESSMS: 'Etablissement ou Service Social ou Médico-Social',
    ETABLISSEMENT: 'Etablissement de santé',
    HAD: 'Hospitalisation à domicile',
    MAD: 'Maintien à domicile',
    PALLIATIF: 'Soins palliatifs',
    SAD: 'Soins à domicile',
    SAMU_SMUR: 'SAMU/SMUR',
  },
});
