import type { WireNames } from './wire-names.js';

/** Members of `Hp`, below the name of the object that holds it. */
function personNames(field: string, name: string): WireNames {
  return {
    [`${field}.identifier`]: `${name}.s_hpInternalId`,
    [`${field}.familyName`]: `${name}.s_hpName`,
    [`${field}.givenName`]: `${name}.s_hpGiven`,
    [`${field}.profession`]: `${name}.s_hpProfession`,
    [`${field}.speciality`]: `${name}.s_hpSpecialty`,
    [field]: name,
  };
}

/** What both commands name alike. `at` is the wire's way to the document, with its dot, or nothing. */
function sharedNames(at: string): WireNames {
  return {
    'patient.birthName': 'PatientIdentity.s_birthName',
    'patient.birthGiven': 'PatientIdentity.s_birthGiven',
    'patient.givens': 'PatientIdentity.s_givens',
    'patient.usedName': 'PatientIdentity.s_usedName',
    'patient.usedGiven': 'PatientIdentity.s_usedGiven',
    'patient.birthDate': 'PatientIdentity.s_birthDate',
    'patient.sex': 'PatientIdentity.i_sex',
    'patient.birthPlace': 'PatientIdentity.s_birthPlace',
    healthcareSetting: 's_healthcareSetting',
    title: 's_submissionSetTitle',
    description: 's_submissionSetDescription',
    localPatientId: 's_localPatientId',
    'documents[].creationTime': `${at}s_creationDate`,
    'documents[].serviceStartTime': `${at}s_serviceStartDate`,
    'documents[].serviceStopTime': `${at}s_serviceStopDate`,
    'documents[].replaces': `${at}s_replacedDocumentUniqueId`,
    'documents[].informants[]': `${at}Informants[]`,
    ...personNames('documents[].additionalAuthors[]', `${at}AdditionalAuthors[]`),
    ...personNames('documents[].treatingPhysician', `${at}TreatingPhysician`),
    ...personNames('documents[].performer', `${at}Performer.Hp`),
  };
}

/** Fields of `hl_sendDocument` by those of the library. */
export const SINGLE_DOCUMENT_NAMES: WireNames = {
  ...sharedNames(''),
  'documents[].title': 's_documentTitle',
  'documents[].description': 's_documentDescription',
  'documents[].typeCode': 's_documentCategory',
  'documents[].format': 'i_documentFormat',
  'documents[].masking': 'i_documentVisibility',
  'documents[].content': 's_fileContentBase64',
  'documents[].cda': 's_fileContentBase64',
  'documents[].expected.typeCode': 's_documentCategory',
  'documents[].expected.formatCodes': 'i_documentFormat',
  'documents[]': 's_fileContentBase64',
  'documents[].events[]': 's_eventCodes[]',
};

/** Fields of `hl_sendDocuments` by those of the library. */
export const SEVERAL_DOCUMENTS_NAMES: WireNames = {
  ...sharedNames('Documents[].'),
  documents: 'Documents',
  'documents[].title': 'Documents[].s_title',
  'documents[].description': 'Documents[].s_description',
  'documents[].typeCode': 'Documents[].s_category',
  'documents[].format': 'Documents[].i_format',
  'documents[].masking': 'Documents[].i_visibility',
  'documents[].content': 'Documents[].s_contentInBase64',
  'documents[].cda': 'Documents[].s_contentInBase64',
  'documents[].expected.typeCode': 'Documents[].s_category',
  'documents[].expected.formatCodes': 'Documents[].i_format',
  'documents[]': 'Documents[]',
  'documents[].events[]': 'Documents[].EventCodes[]',
};
