import { CMD, type FieldParameter, field, fieldOr, type MethodRow, method, optional } from './row.js';

const INS = field('ins', 's_ins');
const HEALTHCARE_SETTINGS = field('healthcareSettings', 's_healthCareSettings');
const NEW_VISIBILITY = field('newVisibility', 'i_newVisibility');
/** A document of the last search, by its handle. */
const BY_HANDLE = field('hdoc', 'i_document');
/** A document by its identifiers. */
const BY_ID = (uniqueId: string, uuid: string): readonly FieldParameter[] => [
  INS,
  field(uniqueId, 's_documentUniqueId'),
  field(uuid, 's_documentUuid'),
];
/** Asked for by the wrapper whatever the page says. */
const CONTENT_CONSTANTS = { i_getCdaHeaders: 1, i_getPerformer: 1 };

/** Rows 60 to 93 of js-api 14.2, in the order of the historical file. */
export const DMP_METHODS: readonly MethodRow[] = [
  method(
    'hl_createDmpConnector',
    20,
    [
      field('pinCode', 's_pinCode'),
      { kind: 'dmp-server', name: 'serverName' },
      field('transactionsTimeoutInSeconds', 'i_transactionsTimeout'),
      field('practiceSetting', 's_practiceSetting'),
      field('cpsPracticeLocationIndice', 'i_cpsPracticeLocationIndice'),
      { kind: 'object', name: 'optionalParameters', use: 'copied' },
    ],
    { effect: 'DmpConnector' },
  ),
  method(
    'hl_getCertifiedIdentity',
    20,
    [
      field('nirOD', 's_nirOD'),
      field('birthDate', 's_birthDate'),
      field('birthRank', 'i_birthRank'),
      field('nirIndividu', 's_nirIndividu'),
    ],
    { effect: 'dmp.certifiedIdentity' },
  ),
  method('hl_getInsNirFromInsC', 30, [field('insC', 's_insC')]),
  method('hl_setPracticeLocation', 20, [
    field('practiceSetting', 's_practiceSetting'),
    field('practiceLocationIndice', 'i_cpsPracticeLocationIndice'),
  ]),
  method('hl_getDirectAuthenticationDMPStatus', 6, [INS], { effect: 'dmp.directAuthenticationStatus' }),
  method('hl_findDocuments', 600, [INS, CMD]),
  method('hl_updateUserDmpAccessAuthorization', 10, [
    INS,
    field('action', 'i_action'),
    field('treatingPhysician', 'i_setTreatingPhysician'),
    CMD,
  ]),
  method('hl_getAccessibleDMPList', 30, [field('type', 's_type'), field('date', 's_date'), CMD]),
  method('hl_getDocumentContent', 90, [field('hdoc', 'i_documentHandle'), CMD], {
    constants: CONTENT_CONSTANTS,
  }),
  method('hl_getDocumentContentByUniqueId', 90, [...BY_ID('uniqueId', 'uuid'), CMD], {
    constants: CONTENT_CONSTANTS,
  }),
  method('hl_updateDocumentVisibility', 5, [BY_HANDLE, HEALTHCARE_SETTINGS, NEW_VISIBILITY, CMD]),
  method('hl_updateDocumentVisibilityByUniqueId', 10, [
    ...BY_ID('documentUniqueId', 'documentUuid'),
    HEALTHCARE_SETTINGS,
    NEW_VISIBILITY,
    CMD,
  ]),
  method('hl_updateDocumentStatus', 5, [BY_HANDLE, HEALTHCARE_SETTINGS, CMD]),
  method('hl_updateDocumentStatusByUniqueId', 10, [
    ...BY_ID('documentUniqueId', 'documentUuid'),
    HEALTHCARE_SETTINGS,
    CMD,
  ]),
  // The document before the patient: the only method so.
  method('hl_deleteDocument', 5, [field('uid', 's_uniqueId'), INS, HEALTHCARE_SETTINGS, CMD]),
  method('hl_sendDocument', 200, [
    INS,
    field('fileContentBase64', 's_fileContentBase64'),
    field('documentTitle', 's_documentTitle'),
    field('documentDescription', 's_documentDescription'),
    field('documentCategory', 's_documentCategory'),
    field('documentVisibility', 'i_documentVisibility'),
    field('documentFormat', 'i_documentFormat'),
    field('healthcareSetting', 's_healthcareSetting'),
    optional('replacedDocumentUniqueId', 's_replacedDocumentUniqueId'),
    optional('submissionSetTitle', 's_submissionSetTitle'),
    optional('submissionSetDescription', 's_submissionSetDescription'),
    optional('eventCodes', 's_eventCodes'),
    CMD,
  ]),
  method('hl_sendDocuments', 200, [
    INS,
    field('healthcareSetting', 's_healthcareSetting'),
    optional('submissionSetTitle', 's_submissionSetTitle'),
    optional('submissionSetDescription', 's_submissionSetDescription'),
    optional('localPatientId', 's_localPatientId'),
    field('documents', 'Documents'),
    CMD,
  ]),
  method('hl_getDmpAdministrativeData', 10, [INS, CMD]),
  method('hl_updateDmpAdministrativeData', 10, [field('dmpAdminData', 'DmpAdministrativeData')]),
  method('hl_createDmp', 10, [
    field('dmpAdministrativeData', 'DmpAdministrativeData'),
    field('vitaleData', 'VitaleData'),
    CMD,
  ]),
  method('hl_createDmpAndOtp', 20, [
    field('dmpAdministrativeData', 'DmpAdministrativeData'),
    field('vitaleData', 'VitaleData'),
    CMD,
  ]),
  method('hl_reactivateDmp', 10, [
    INS,
    field('gender', 'i_gender'),
    field('given', 's_given'),
    field('name', 's_name'),
    field('sex', 'i_sex'),
    field('birthCountry', 's_birthCountry'),
    field('birthDay', 's_birthDay'),
    field('birthName', 's_birthName'),
    field('address', 's_address'),
    field('addressComplement', 's_addressComplement'),
    field('city', 's_city'),
    field('landlinePhone', 's_landlinePhone'),
    field('mail', 's_mail'),
    field('mobilePhone', 's_mobilePhone'),
    field('postalCode', 's_postalCode'),
    field('country', 's_country'),
    CMD,
  ]),
  method('hl_findPatients', 10, [CMD]),
  method('hl_closeDmp', 10, [
    INS,
    field('reason', 's_reason'),
    field('name', 's_name'),
    field('given', 's_given'),
    CMD,
  ]),
  method('hl_setDmpAccessMode', 2, [field('accessMode', 'i_accessMode'), field('reason', 's_reason'), CMD]),
  method('hl_getOtpChannelValue', 20, [INS, field('type', 'i_otpChannelType')]),
  method('hl_getPatientWebAccessPdf', 20, [
    INS,
    field('otpPhone', 's_otpPhone', { otherwise: '', only: 'filled' }),
    field('otpEmail', 's_otpEmail', { otherwise: '', only: 'filled' }),
    fieldOr('returnAsFile', 'i_returnAsFile', 0),
    field('openPdf', 'i_openPdfAfterCreation', { omissible: true }),
  ]),
  method('hl_getWebPsDmpUrls', 2, [INS]),
  method('hl_setWebPsRootUrl', 2, [field('url', 's_url')]),
  method('hl_getMajorityAge', 20),
  method('hl_createAcknowledgementPdf', 30, [
    field('anIns', 's_ins'),
    field('aGender', 'i_gender', { within: 'CivilStatus' }),
    field('aName', 's_name', { within: 'CivilStatus' }),
    field('aGiven', 's_given', { within: 'CivilStatus' }),
    field('returnAsFile', 'i_returnAsFile'),
    field('openPdf', 'i_openPdfAfterCreation'),
  ]),
  method('hl_setConfidentialityLevel', 15, [field('aConfidentialityEnabler', 'i_enableSecretConnection')]),
  method('hl_getDmpAuthorizationsList', 30, [
    field('anIns', 's_ins'),
    field('anAuthorizationListType', 'i_authorizationType', { omissible: true }),
  ]),
  method('hl_getDmpParameters', 30),
];
