import type { Examples } from './typed-example.js';

type RecordCommand =
  | 'hl_getDmpAdministrativeData'
  | 'hl_updateDmpAdministrativeData'
  | 'hl_createDmp'
  | 'hl_createDmpAndOtp'
  | 'hl_reactivateDmp'
  | 'hl_closeDmp'
  | 'hl_getOtpChannelValue'
  | 'hl_getPatientWebAccessPdf'
  | 'hl_createAcknowledgementPdf';

const s_ins = '279035121518989T';
const Ins = { s_ins: '279035121518989', s_insType: 'T' } as const;
const CivilStatus = { i_gender: 3, s_name: 'PAT-TROIS', s_given: 'DOMINIQUE' } as const;

const contact = {
  s_address: '1, rue du Chat qui pêche',
  s_addressComplement: '',
  s_city: 'PARIS',
  s_landlinePhone: '',
  s_mail: 'patient@example.org',
  s_mobilePhone: '0600000000',
  s_postalCode: '75013',
} as const;

const nobody = {
  i_role: 0,
  CivilStatus: { i_gender: 1, s_name: '', s_given: '' },
  ContactDetails: {
    s_address: '',
    s_addressComplement: '',
    s_city: '',
    s_landlinePhone: '',
    s_mail: '',
    s_mobilePhone: '',
    s_postalCode: '',
  },
} as const;

const DmpAdministrativeData = {
  PatientData: {
    s_ins,
    Ins,
    ExtendedCivilStatus: {
      CivilStatus,
      i_sex: 3,
      s_birthCountry: 'FRANCE',
      s_birthDay: '19790328',
      s_birthName: 'PAT-TROIS',
    },
    ExtendedContactDetails: { ContactDetails: contact, s_country: 'FRANCE' },
  },
  PatientOppositions: { i_brisDeGlaceOpposition: 0, i_centre15Opposition: 0 },
  i_guardian: 1,
  GuardianData: nobody,
} as const;

const VitaleData = {
  s_name: 'PAT-TROIS',
  s_birthName: 'PAT-TROIS',
  s_given: 'DOMINIQUE',
  s_birthDay: '790328',
} as const;

const s_pdfFileContentInBase64 = 'JVBERi0xLjMK';
const s_pdfFileUrl = 'file:///var/lib/dmpconnect-js2/session-files/1/acces-internet-dmp.pdf';

export const DMP_RECORD_EXAMPLES: Examples<RecordCommand> = {
  hl_getDmpAdministrativeData: { request: { s_ins }, answer: DmpAdministrativeData },
  hl_updateDmpAdministrativeData: { request: { DmpAdministrativeData }, answer: {} },
  hl_createDmp: { request: { DmpAdministrativeData, VitaleData }, answer: {} },
  hl_createDmpAndOtp: {
    request: { DmpAdministrativeData, VitaleData, i_returnAsFile: 1 },
    answer: { s_pdfFileContentInBase64, s_pdfFileUrl },
  },
  hl_reactivateDmp: {
    request: {
      s_ins,
      i_gender: 3,
      s_given: 'DOMINIQUE',
      s_name: 'PAT-TROIS',
      i_sex: 3,
      s_birthDay: '19790328',
      s_birthName: 'PAT-TROIS',
    },
    answer: {},
  },
  hl_closeDmp: {
    request: { s_ins, s_reason: 'À la demande du patient', s_name: 'PAT-TROIS', s_given: 'DOMINIQUE' },
    answer: {},
  },
  hl_getOtpChannelValue: {
    request: { s_ins, i_otpChannelType: 1 },
    answer: { s_otpChannelValue: '0600000000' },
  },
  hl_getPatientWebAccessPdf: {
    request: { s_ins, s_otpPhone: '0600000000', i_returnAsFile: 0 },
    answer: { s_pdfFileContentInBase64 },
  },
  hl_createAcknowledgementPdf: {
    request: { s_ins, CivilStatus, i_returnAsFile: 1, i_openPdfAfterCreation: 0 },
    answer: { s_pdfFileContentInBase64, s_pdfFileUrl },
  },
};
