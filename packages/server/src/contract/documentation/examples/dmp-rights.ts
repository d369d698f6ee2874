import type { Examples } from './typed-example.js';

type RightsCommand =
  | 'hl_setPracticeLocation'
  | 'hl_setDmpAccessMode'
  | 'hl_setConfidentialityLevel'
  | 'hl_setWebPsRootUrl'
  | 'hl_getDmpParameters'
  | 'hl_getMajorityAge'
  | 'hl_getCertifiedIdentity'
  | 'hl_getInsNirFromInsC'
  | 'hl_getWebPsDmpUrls'
  | 'hl_updateUserDmpAccessAuthorization'
  | 'hl_getAccessibleDMPList'
  | 'hl_findPatients'
  | 'hl_getDmpAuthorizationsList';

const Ins = { s_ins: '279035121518989', s_insType: 'T' } as const;
const localData = { i_localData: 1, s_dataDate: '2026-11-24' } as const;
const names = {
  s_patientName: 'PAT-TROIS',
  s_patientBirthName: 'PAT-TROIS',
  s_patientGivenName: 'DOMINIQUE',
  s_birthday: '19790328',
} as const;

const page = (name: string) => `https://formation1.ps.dmp.gouv.fr/AccesDirect/${name}`;

export const DMP_RIGHTS_EXAMPLES: Examples<RightsCommand> = {
  hl_setPracticeLocation: {
    request: { i_cpsPracticeLocationIndice: 1, s_practiceSetting: 'AMBULATOIRE' },
    answer: {},
  },
  hl_setDmpAccessMode: {
    request: { i_accessMode: 2, s_reason: 'Patient inconscient' },
    answer: {},
  },
  hl_setConfidentialityLevel: { request: { i_enableSecretConnection: 1 }, answer: {} },
  hl_setWebPsRootUrl: { request: { s_url: 'https://formation1.ps.dmp.gouv.fr' }, answer: {} },
  hl_getDmpParameters: {
    request: {},
    answer: { Parameters: [{ s_name: 'majorityAge', s_value: '18' }], i_majorityAge: 18, ...localData },
  },
  hl_getMajorityAge: { request: {}, answer: { i_majorityAge: 18, ...localData } },
  hl_getCertifiedIdentity: {
    request: { s_nirOD: '2790351215189 89T', s_birthDate: '19790328', i_birthRank: 1, s_nirIndividu: '' },
    answer: { Ins, s_birthday: '19790328', s_patientName: 'PAT-TROIS', s_patientGivenName: 'DOMINIQUE' },
  },
  hl_getInsNirFromInsC: { request: { s_insC: '0529782301522593359679' }, answer: { Ins } },
  hl_getWebPsDmpUrls: {
    request: { s_ins: '279035121518989T' },
    answer: {
      Urls: [
        page('TableauDeBord/279035121518989'),
        page('DossierPatient/279035121518989'),
        page('GestionDMPPatient/279035121518989'),
        page('Documents/279035121518989'),
        page('ParcoursDeSoins/279035121518989'),
        page('HistoriqueAcces/279035121518989'),
        page('Parametrages'),
        page('VolontesEtDroits/279035121518989'),
      ],
    },
  },
  hl_updateUserDmpAccessAuthorization: {
    request: { s_ins: '279035121518989T', i_action: 1, i_setTreatingPhysician: 0 },
    answer: {},
  },
  hl_getAccessibleDMPList: {
    request: { s_type: 'LASTAUTORIZATION', s_date: '20260101' },
    answer: {
      AccessibleDmps: [
        {
          s_ins: '279035121518989T',
          s_insC: '0529782301522593359679',
          ...names,
          s_lastAccessDate: '20261120093000',
          s_lastAddDate: '20261120093012',
          s_lastUpdateDate: '',
          i_treatingPhysician: 1,
        },
      ],
    },
  },
  hl_findPatients: {
    request: { s_name: 'PAT', s_birthday: '19790328', i_sex: 3, i_approxName: 1, i_approxCity: 0 },
    answer: {
      Patients: [{ Ins, ...names, i_sex: 3, s_city: 'PARIS', s_postalCode: '75013' }],
      i_moreResults: 0,
    },
  },
  hl_getDmpAuthorizationsList: {
    request: { s_ins: '279035121518989T', i_authorizationType: 1 },
    answer: {
      AuthorizationList: [
        {
          s_nationalId: '899700000013',
          s_nationalIdType: '1.2.250.1.71.4.2.1',
          s_name: 'MAXIME',
          s_given: 'SANDRINE',
          s_specialityCode: 'G15_10/SM54',
          s_speciality: 'Médecin - Médecine générale (SM)',
          s_authorizationStart: '20260105083000',
          s_lastActionDate: '20261120093000',
          i_authorizationType: 1,
          i_generalPractitionner: 1,
        },
      ],
    },
  },
};
