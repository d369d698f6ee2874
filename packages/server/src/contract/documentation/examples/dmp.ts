import { DMP_RECORD_EXAMPLES } from './dmp-record.js';
import { DMP_RIGHTS_EXAMPLES } from './dmp-rights.js';
import type { Examples } from './typed-example.js';

type DocumentCommand =
  | 'hl_createDmpConnector'
  | 'hl_getDirectAuthenticationDMPStatus'
  | 'hl_sendDocument'
  | 'hl_sendDocuments'
  | 'hl_findDocuments'
  | 'hl_getDocumentContent'
  | 'hl_getDocumentContentByUniqueId'
  | 'hl_updateDocumentVisibility'
  | 'hl_updateDocumentVisibilityByUniqueId'
  | 'hl_updateDocumentStatus'
  | 'hl_updateDocumentStatusByUniqueId'
  | 'hl_deleteDocument';

const Ins = { s_ins: '279035121518989', s_insType: 'T' } as const;
const UNIQUE_ID = '2.25.164377216034937417812905212174113917117';
const UUID = 'urn:uuid:0b5b3a0e-7cf1-4d7d-8a53-3f3b5d3f1a52';
const PDF = 'JVBERi0xLjcK';

const author = {
  s_hpName: 'MAXIME',
  s_hpGiven: 'SANDRINE',
  s_hpProfession: '10',
  s_hpProfessionOid: '1.2.250.1.71.1.2.7',
  s_hpProfessionDescription: 'Médecin',
  s_hpSpeciality: 'SM54',
  s_hpSpecialityDescription: 'Médecine générale',
  s_hpInternalId: '899700000013',
  i_hpInternalIdType: 3,
  i_hpAuthenticationMode: 25,
  s_hpInstitution: 'CABINET DE TEST',
} as const;

const traits = {
  s_birthName: 'PAT-TROIS',
  s_birthGiven: 'DOMINIQUE',
  s_givens: 'DOMINIQUE',
  s_birthDate: '1979-03-28',
  i_sex: 3,
  s_birthPlace: '51215',
} as const;

const content = {
  s_fileContentInBase64: PDF,
  i_documentFormat: 5,
  s_cdaHeadersInBase64: 'PCFkb2N0eXBlIGh0bWw+',
  Performer: { Hp: author, i_role: 1 },
} as const;

const DOCUMENT_EXAMPLES: Examples<DocumentCommand> = {
  hl_createDmpConnector: {
    request: {
      s_pinCode: '1234',
      s_dmpUrl: 'https://lps.example.org/si-dmp-server/v2/services',
      i_transactionsTimeout: 60,
      s_practiceSetting: 'AMBULATOIRE',
      i_cpsPracticeLocationIndice: 0,
    },
    answer: { s_instanceUniqueId: '2.25.203771912846281945116733921548802291011' },
  },
  hl_getDirectAuthenticationDMPStatus: {
    request: { Ins },
    answer: {
      ExistingTestAnswer: {
        AdminData: {
          Ins,
          s_birthday: '19790328',
          s_patientName: 'PAT-TROIS',
          s_patientGivenName: 'DOMINIQUE',
        },
        i_dmpStatus: 1,
        i_sex: 3,
        i_userAuthorization: 2,
        i_webAccessIsOpen: 0,
      },
      i_treatingPhysician: 0,
    },
  },
  hl_sendDocument: {
    request: {
      Ins,
      PatientIdentity: traits,
      s_fileContentBase64: PDF,
      s_documentTitle: 'Compte rendu',
      s_documentDescription: '',
      s_documentCategory: '11488-4',
      i_documentVisibility: 1,
      i_documentFormat: 5,
      s_healthcareSetting: 'SA07',
    },
    answer: { s_uniqueId: UNIQUE_ID },
  },
  hl_sendDocuments: {
    request: {
      s_ins: '279035121518989T',
      PatientIdentity: traits,
      s_healthcareSetting: 'SA07',
      Documents: [
        {
          s_contentInBase64: PDF,
          s_title: 'Compte rendu',
          s_description: '',
          s_category: '11488-4',
          i_visibility: 1,
          i_format: 5,
        },
      ],
    },
    answer: { UniqueIds: [UNIQUE_ID] },
  },
  hl_findDocuments: {
    request: { Ins, Categories: ['11488-4'], s_creationDateBottom: '2026', i_status: 1 },
    answer: {
      Documents: [
        {
          i_handle: 131073,
          s_uniqueId: UNIQUE_ID,
          s_uuid: UUID,
          s_title: 'Compte rendu',
          s_description: '',
          s_classCode: '10',
          s_typeCode: '11488-4',
          s_practiceSettingCode: 'AMBULATOIRE',
          s_healthCareFacilityTypeCode: 'SA07',
          s_creationDate: '20261124084700',
          s_serviceStartDate: '',
          s_serviceStopDate: '',
          s_submissionDate: '20261124084703',
          s_previousUUId: '',
          s_nextUUId: '',
          i_document_Format: 5,
          i_document_Status: 1,
          i_document_Visibility: 1,
          Authors: [author],
          EventCodes: [],
        },
      ],
    },
  },
  hl_getDocumentContent: {
    request: { i_documentHandle: 131073, i_getCdaHeaders: 1, i_getPerformer: 1 },
    answer: { s_filePath: 'file:///tmp/0b5b3a0e-7cf1-4d7d-8a53-3f3b5d3f1a52.pdf', ...content },
  },
  hl_getDocumentContentByUniqueId: {
    request: {
      s_ins: '279035121518989T',
      s_documentUniqueId: UNIQUE_ID,
      s_documentUuid: UUID,
      i_getCdaHeaders: 1,
      i_getPerformer: 1,
    },
    answer: content,
  },
  hl_updateDocumentVisibility: {
    request: { i_document: 131073, s_healthCareSettings: 'SA07', i_newVisibility: 4 },
    answer: {},
  },
  hl_updateDocumentVisibilityByUniqueId: {
    request: { Ins, s_documentUniqueId: UNIQUE_ID, s_healthCareSettings: 'SA07', i_newVisibility: 1 },
    answer: {},
  },
  hl_updateDocumentStatus: {
    request: { i_document: 131073, s_healthCareSettings: 'SA07' },
    answer: {},
  },
  hl_updateDocumentStatusByUniqueId: {
    request: { Ins, s_documentUniqueId: UNIQUE_ID, s_documentUuid: UUID, s_healthCareSettings: 'SA07' },
    answer: {},
  },
  hl_deleteDocument: {
    request: { Ins, s_uniqueId: UNIQUE_ID, s_healthCareSettings: 'SA07' },
    answer: {},
  },
};

export const DMP_EXAMPLES = {
  ...DOCUMENT_EXAMPLES,
  ...DMP_RIGHTS_EXAMPLES,
  ...DMP_RECORD_EXAMPLES,
};
