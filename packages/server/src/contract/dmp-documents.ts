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
import {
  DOCUMENT_FORMATS,
  DOCUMENT_STATUSES,
  OTHER_FORMAT,
  PERFORMER_ROLES,
  SENDABLE_VISIBILITIES,
  STRUCTURED_FORMATS,
  VISIBILITY_BITS,
} from './enumerations.js';
import {
  flag,
  int,
  list,
  requiredBase64Bytes,
  requiredInt,
  requiredList,
  requiredStructure,
  requiredText,
  structure,
  text,
} from './fields.js';
import { listValues } from './values.js';

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
  ...new Set<number>([...Object.values(DOCUMENT_FORMATS), ...Object.values(STRUCTURED_FORMATS)]),
];

const FORMATS_IN_WORDS = `${listValues(DOCUMENT_FORMATS)}, ${listValues(STRUCTURED_FORMATS)}`;

/** Format of a document that is sent. */
export const sentFormat = () =>
  requiredInt()
    .refine((value) => knownFormats.includes(value), `must be one of ${knownFormats.join(', ')}`)
    .meta({
      enum: knownFormats,
      description: `Format: ${FORMATS_IN_WORDS}. A structured one, from 6 on, is a whole clinical document that is sent as it is: its header says its title, dates, authors and codes.`,
    });

const VISIBILITY_IN_WORDS = listValues(VISIBILITY_BITS);

const visibility = () =>
  requiredInt()
    .refine(
      (value) => SENDABLE_VISIBILITIES.includes(value),
      `must be one of ${SENDABLE_VISIBILITIES.join(', ')}`,
    )
    .meta({ enum: SENDABLE_VISIBILITIES, description: `Sum of ${VISIBILITY_IN_WORDS}.` });

/** An item of a list of codes: a text, or a number written as such. */
const codeItem = z.union([z.string().min(1).max(CODE), z.int().transform(String)], {
  error: 'must be a code',
});

/** What a document carries besides its content and its codes. */
const documentPeople = {
  Informants: list(informantInput, MAX_ITEMS).describe('People who gave information.'),
  TreatingPhysician: structure(hpInput).describe('The treating physician.'),
  AdditionalAuthors: list(hpInput, MAX_ITEMS).describe('Authors beside the holder of the card.'),
  Performer: structure(z.object({ Hp: requiredStructure(hpInput).describe('The professional.') })).describe(
    'Who carried out the act; default the holder of the card.',
  ),
};

/** What every command that sends a document asks of it. */
export const categoryField = requiredText(CODE).describe('Type code of the document, e.g. `11488-4`.');
export const titleField = requiredText(TITLE).describe('Title of the document.');
export const descriptionField = text(DESCRIPTION).describe('Description of the document.');
const replacedField = text(OID).describe('Unique id of the document that this one replaces.');
const eventCodesField = list(eventCodeInput, MAX_ITEMS).describe('Codes of what the document is about.');
export const contentField = requiredBase64Bytes(CONTENT_BYTES).describe('Content of the document.');
export const settingField = requiredText(CODE).describe('Healthcare setting of the author, e.g. `SA07`.');

/** Dates of a document being sent (2.6). */
const documentDates = {
  s_creationDate: text(32).describe('When it was made, `YYYYMMDDhhmmss±hhmm`; default now.'),
  s_serviceStartDate: text(32).describe('When the act began, `YYYYMMDD` to `YYYYMMDDhhmmss±hhmm`.'),
  s_serviceStopDate: text(32).describe('When the act ended, in the same form.'),
};

const submissionFields = {
  s_submissionSetTitle: text(TITLE).describe('Title of the submission set.'),
  s_submissionSetDescription: text(DESCRIPTION).describe('Description of the submission set.'),
  s_localPatientId: text(CODE).describe(
    'Identifier of the patient in the software; needs the root OID of the connector.',
  ),
  PatientIdentity: patientIdentityInput,
  i_transcodeTypeCode: flag().describe('1: an outdated type code is replaced; 0: it is an error.'),
  i_forceSchematronsValidation: flag().describe('1: unstructured documents are validated too.'),
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
    s_fileContentBase64: contentField,
    s_documentTitle: titleField,
    // The sheet says mandatory; an application that has nothing to say sends "".
    s_documentDescription: descriptionField,
    s_documentCategory: categoryField,
    i_documentVisibility: visibility(),
    i_documentFormat: sentFormat(),
    s_healthcareSetting: settingField,
    s_replacedDocumentUniqueId: replacedField,
    s_eventCodes: eventCodesField,
    EventCodes: eventCodesField,
    ...documentDates,
    ...documentPeople,
    ...submissionFields,
  }),
  output: z.object({ s_uniqueId: z.string().describe('Unique id of the document in the DMP.') }),
});

const sentDocument = z.object({
  s_contentInBase64: contentField,
  s_title: titleField,
  s_description: descriptionField,
  s_category: categoryField,
  i_visibility: visibility(),
  i_format: sentFormat(),
  s_replacedDocumentUniqueId: replacedField,
  EventCodes: eventCodesField,
  s_eventCodes: eventCodesField,
  ...documentDates,
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
    s_healthcareSetting: settingField,
    Documents: requiredList(sentDocument, MAX_DOCUMENTS).describe('The documents.'),
    ...submissionFields,
  }),
  output: z.object({
    UniqueIds: z.array(z.string()).readonly().describe('Unique ids of the documents, in their order.'),
  }),
});

const foundDocument = z.object({
  i_handle: z.int().describe('Handle of the document, until the next search.'),
  s_uniqueId: z.string().describe('Unique id.'),
  s_uuid: z.string().describe('Identifier in the registry, `urn:uuid:…`.'),
  s_title: z.string().describe('Title.'),
  s_description: z.string().describe('Description.'),
  s_classCode: z.string().describe('Class code.'),
  s_typeCode: z.string().describe('Type code.'),
  s_practiceSettingCode: z.string().describe('Practice setting of the author.'),
  s_healthCareFacilityTypeCode: z.string().describe('Healthcare setting of the author.'),
  s_creationDate: z.string().describe('When it was made, `YYYYMMDDhhmmss` UTC.'),
  s_serviceStartDate: z.string().describe('When the act began, or empty.'),
  s_serviceStopDate: z.string().describe('When the act ended, or empty.'),
  s_submissionDate: z.string().describe('When it was sent; empty with `i_disableMetadataSearch`.'),
  s_previousUUId: z.string().describe('The document it replaces; empty with `i_disableMetadataSearch`.'),
  s_nextUUId: z.string().describe('The document that replaces it; empty with `i_disableMetadataSearch`.'),
  i_document_Format: z.int().describe(`Format: ${OTHER_FORMAT} other, ${FORMATS_IN_WORDS}.`),
  i_document_Status: z.int().describe(`Status: ${listValues(DOCUMENT_STATUSES)}.`),
  i_document_Visibility: z.int().describe(`Sum of ${VISIBILITY_IN_WORDS}.`),
  Authors: z.array(hpAnswer).readonly().describe('Authors.'),
  EventCodes: z.array(eventCodeAnswer).readonly().describe('Codes of what the document is about.'),
});

/** A bound of a search: a year, or a longer prefix of `YYYYMMDDhhmmss` (2.6). */
const dateBound = (meaning: string) =>
  text(14)
    .refine(
      (value) => value === undefined || DATE_BEGINNING.test(value),
      'must be a year or a longer beginning of YYYYMMDDhhmmss',
    )
    .meta({
      pattern: DATE_BEGINNING.source,
      description: `${meaning}: a year, or a longer beginning of \`YYYYMMDDhhmmss\`.`,
    });

const DATE_BEGINNING = /^\d{4}(\d{2}){0,5}$/;

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
    Categories: list(codeItem, MAX_ITEMS).describe('Type codes; none: every type.'),
    Formats: list(codeItem, MAX_ITEMS).describe('Format codes; none: every format.'),
    Practices: list(codeItem, MAX_ITEMS).describe('Practice settings; none: every one.'),
    s_serviceStartDateTop: dateBound('Latest beginning of the act'),
    s_serviceStartDateBottom: dateBound('Earliest beginning of the act'),
    s_creationDateTop: dateBound('Latest creation'),
    s_creationDateBottom: dateBound('Earliest creation'),
    s_submissionDateTop: dateBound('Latest submission'),
    s_submissionDateBottom: dateBound('Earliest submission'),
    i_status: int({ min: 0, max: 7 }).describe(`Statuses wanted, sum of ${listValues(DOCUMENT_STATUSES)}.`),
    i_visibility: int({ min: 0, max: 15 }).describe(`Visibilities wanted, sum of ${VISIBILITY_IN_WORDS}.`),
    i_disableMetadataSearch: flag().describe('1: one query less; three fields of the answer stay empty.'),
  }),
  output: z.object({ Documents: z.array(foundDocument).readonly().describe('The documents found.') }),
});

const contentOptions = {
  i_getCdaHeaders: flag().describe('1: the answer holds the header of the document.'),
  i_getPerformer: flag().describe('1: the answer holds the performer of the act.'),
};

const contentAnswer = {
  s_fileContentInBase64: z.string().describe('Content, base64.'),
  i_documentFormat: z.int().describe(`Format: ${OTHER_FORMAT} other, ${FORMATS_IN_WORDS}.`),
  s_cdaHeadersInBase64: z
    .string()
    .optional()
    .describe('Header of the document: an HTML page in UTF-8, base64.'),
  Performer: z
    .object({
      Hp: hpAnswer.describe('The professional.'),
      i_role: z.int().describe(`His role: ${listValues(PERFORMER_ROLES)}.`),
    })
    .optional()
    .describe('Who performed the act.'),
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
  input: z.object({
    i_documentHandle: requiredInt().describe('Handle from the last `hl_findDocuments`.'),
    ...contentOptions,
  }),
  output: z.object({
    s_filePath: z.string().describe('`file:///` address of a temporary file with the content.'),
    ...contentAnswer,
  }),
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
    s_documentUniqueId: requiredText(OID).describe('Unique id of the document.'),
    s_documentUuid: text(OID).describe('Its identifier in the registry; one exchange more without it.'),
    ...contentOptions,
  }),
  output: z.object(contentAnswer),
});
