import { z } from 'zod';
import { DOCUMENT_REQUEST_BYTES, defineCommand } from './define.js';
import {
  eventCodeAnswer,
  eventCodeInput,
  hpAnswer,
  hpInput,
  informantInput,
  patientFields,
  patientIdentityInput,
} from './dmp-structures.js';
import { DOCUMENT_FORMATS, SENDABLE_VISIBILITIES, STRUCTURED_FORMATS } from './enumerations.js';
import {
  flag,
  int,
  list,
  requiredBase64Bytes,
  requiredInt,
  requiredText,
  structure,
  text,
} from './fields.js';

/** Longest title of a document (dmp-transactions 5.2). */
const TITLE = 128;
const DESCRIPTION = 4096;
const CODE = 128;
const OID = 128;

/** Largest content of one document, decoded bytes: what fits in the largest request. */
const CONTENT_BYTES = (DOCUMENT_REQUEST_BYTES / 4) * 3;

/** Documents in one submission set, at most. */
const MAX_DOCUMENTS = 50;

/** Items of a filter, authors or codes, at most. */
const MAX_ITEMS = 100;

const knownFormats: readonly number[] = [
  ...Object.values(DOCUMENT_FORMATS),
  ...Object.values(STRUCTURED_FORMATS),
];

const format = () =>
  requiredInt().refine((value) => knownFormats.includes(value), `must be one of ${knownFormats.join(', ')}`);

const visibility = () =>
  requiredInt().refine(
    (value) => SENDABLE_VISIBILITIES.includes(value),
    `must be one of ${SENDABLE_VISIBILITIES.join(', ')}`,
  );

/** An item of a list of codes: a text, or a number written as such. */
const codeItem = z.union([z.string().min(1).max(CODE), z.int().transform(String)], {
  error: 'must be a code',
});

/** What a document carries besides its content and its codes. */
const documentPeople = {
  Informants: list(informantInput, MAX_ITEMS),
  TreatingPhysician: structure(hpInput),
  AdditionalAuthors: list(hpInput, MAX_ITEMS),
};

const submissionFields = {
  s_submissionSetTitle: text(TITLE),
  s_submissionSetDescription: text(DESCRIPTION),
  s_localPatientId: text(CODE),
  PatientIdentity: patientIdentityInput,
  i_transcodeTypeCode: flag(),
  i_forceSchematronsValidation: flag(),
};

/** js-api 8.5, TD2.1. */
export const hl_sendDocument = defineCommand({
  name: 'hl_sendDocument',
  group: 'dmp-documents',
  summary: 'Publishes one document in the DMP of a patient.',
  kind: 'answer',
  session: true,
  timeoutSeconds: 200,
  maxRequestBytes: DOCUMENT_REQUEST_BYTES,
  needs: ['dmp-connector'],
  input: z.object({
    ...patientFields,
    s_fileContentBase64: requiredBase64Bytes(CONTENT_BYTES),
    s_documentTitle: requiredText(TITLE),
    // The sheet says mandatory; an application that has nothing to say sends "".
    s_documentDescription: text(DESCRIPTION),
    s_documentCategory: requiredText(CODE),
    i_documentVisibility: visibility(),
    i_documentFormat: format(),
    s_healthcareSetting: requiredText(CODE),
    s_replacedDocumentUniqueId: text(OID),
    s_eventCodes: list(eventCodeInput, MAX_ITEMS),
    EventCodes: list(eventCodeInput, MAX_ITEMS),
    s_creationDate: text(32),
    s_serviceStartDate: text(32),
    s_serviceStopDate: text(32),
    ...documentPeople,
    ...submissionFields,
  }),
  output: z.object({ s_uniqueId: z.string() }),
});

const sentDocument = z.object({
  s_contentInBase64: requiredBase64Bytes(CONTENT_BYTES),
  s_title: requiredText(TITLE),
  s_description: text(DESCRIPTION),
  s_category: requiredText(CODE),
  i_visibility: visibility(),
  i_format: format(),
  s_replacedDocumentUniqueId: text(OID),
  EventCodes: list(eventCodeInput, MAX_ITEMS),
  s_eventCodes: list(eventCodeInput, MAX_ITEMS),
  s_creationDate: text(32),
  s_serviceStartDate: text(32),
  s_serviceStopDate: text(32),
  ...documentPeople,
});

/** js-api 8.5, TD2.1. */
export const hl_sendDocuments = defineCommand({
  name: 'hl_sendDocuments',
  group: 'dmp-documents',
  summary: 'Publishes several documents in the DMP of a patient: all of them or none.',
  kind: 'answer',
  session: true,
  timeoutSeconds: 200,
  maxRequestBytes: DOCUMENT_REQUEST_BYTES,
  needs: ['dmp-connector'],
  input: z.object({
    ...patientFields,
    s_healthcareSetting: requiredText(CODE),
    Documents: list(sentDocument, MAX_DOCUMENTS).refine((items) => items.length > 0, 'is missing'),
    ...submissionFields,
  }),
  output: z.object({ UniqueIds: z.array(z.string()).readonly() }),
});

const foundDocument = z.object({
  i_handle: z.int(),
  s_uniqueId: z.string(),
  s_uuid: z.string(),
  s_title: z.string(),
  s_description: z.string(),
  s_classCode: z.string(),
  s_typeCode: z.string(),
  s_practiceSettingCode: z.string(),
  s_healthCareFacilityTypeCode: z.string(),
  s_creationDate: z.string(),
  s_serviceStartDate: z.string(),
  s_serviceStopDate: z.string(),
  s_submissionDate: z.string(),
  s_previousUUId: z.string(),
  s_nextUUId: z.string(),
  i_document_Format: z.int(),
  i_document_Status: z.int(),
  i_document_Visibility: z.int(),
  Authors: z.array(hpAnswer).readonly(),
  EventCodes: z.array(eventCodeAnswer).readonly(),
});

/** A bound of a search: a year, or a longer prefix of `YYYYMMDDhhmmss` (2.6). */
const dateBound = () =>
  text(14).refine(
    (value) => value === undefined || /^\d{4}(\d{2}){0,5}$/.test(value),
    'must be a year or a longer beginning of YYYYMMDDhhmmss',
  );

/** js-api 8.5, TD3.1. */
export const hl_findDocuments = defineCommand({
  name: 'hl_findDocuments',
  group: 'dmp-documents',
  summary: 'Searches the documents of a patient; handles of an earlier search die.',
  kind: 'answer',
  session: true,
  timeoutSeconds: 600,
  needs: ['dmp-connector'],
  input: z.object({
    ...patientFields,
    Categories: list(codeItem, MAX_ITEMS),
    Formats: list(codeItem, MAX_ITEMS),
    Practices: list(codeItem, MAX_ITEMS),
    s_serviceStartDateTop: dateBound(),
    s_serviceStartDateBottom: dateBound(),
    s_creationDateTop: dateBound(),
    s_creationDateBottom: dateBound(),
    s_submissionDateTop: dateBound(),
    s_submissionDateBottom: dateBound(),
    i_status: int({ min: 0, max: 7 }),
    i_visibility: int({ min: 0, max: 15 }),
    i_disableMetadataSearch: flag(),
  }),
  output: z.object({ Documents: z.array(foundDocument).readonly() }),
});

const contentOptions = {
  i_getCdaHeaders: flag(),
  i_getPerformer: flag(),
};

const contentAnswer = {
  s_fileContentInBase64: z.string(),
  i_documentFormat: z.int(),
  s_cdaHeadersInBase64: z.string().optional(),
  Performer: z.object({ Hp: hpAnswer, i_role: z.int() }).optional(),
};

/** js-api 8.5, TD3.2. */
export const hl_getDocumentContent = defineCommand({
  name: 'hl_getDocumentContent',
  group: 'dmp-documents',
  summary: 'Fetches a document of the last search by its handle.',
  kind: 'answer',
  session: true,
  timeoutSeconds: 90,
  needs: ['dmp-connector'],
  input: z.object({ i_documentHandle: requiredInt(), ...contentOptions }),
  output: z.object({ s_filePath: z.string(), ...contentAnswer }),
});

/** js-api 8.5, TD3.2. */
export const hl_getDocumentContentByUniqueId = defineCommand({
  name: 'hl_getDocumentContentByUniqueId',
  group: 'dmp-documents',
  summary: 'Fetches a document by its unique id.',
  kind: 'answer',
  session: true,
  timeoutSeconds: 90,
  needs: ['dmp-connector'],
  input: z.object({
    ...patientFields,
    s_documentUniqueId: requiredText(OID),
    s_documentUuid: text(OID),
    ...contentOptions,
  }),
  output: z.object(contentAnswer),
});

/** js-api 8.5, TD3.3c. */
export const hl_deleteDocument = defineCommand({
  name: 'hl_deleteDocument',
  group: 'dmp-documents',
  summary: 'Deletes a document that the professional published.',
  kind: 'answer',
  session: true,
  timeoutSeconds: 5,
  needs: ['dmp-connector'],
  input: z.object({
    ...patientFields,
    s_uniqueId: requiredText(OID),
    s_healthCareSettings: requiredText(CODE),
  }),
  output: z.object({}),
});
