// Made from the contract of the server by `npm run generate -w @dmpconnect/js-wrapper`. Do not edit.

import type { CallOptions } from '../../client/options.js';

import type {
  Document,
  DocumentInput,
  EventCodeInput,
  InformantInput,
  InsInput,
  PatientIdentityInput,
  Performer,
  PerformerInput,
  TreatingPhysicianInput,
} from '../structures.js';

import type { DocumentFormat, DocumentStatus, NoFields, StructuredFormat, VisibilityBit } from '../values.js';

/** What `sendDocument` takes. */
export interface SendDocumentInput {
  /** The patient: INS, 15 digits followed by `T` or `D` for a test or demonstration number; 22 digits are an INS-C. */
  readonly ins?: string | InsInput | undefined;
  /** Content of the document. */
  readonly fileContentBase64: string | Uint8Array;
  /** Title of the document. */
  readonly documentTitle: string;
  /** Description of the document. */
  readonly documentDescription?: string | undefined;
  /** Type code of the document, e.g. `11488-4`. */
  readonly documentCategory: string;
  /** Sum of `normal`, `hiddenFromPatient`, `hiddenFromProfessionals`, `hiddenFromGuardians`. */
  readonly documentVisibility: readonly (VisibilityBit | number)[] | number;
  /** Format: `text`, `rtf`, `jpeg`, `tiff`, `pdf`, `urn:asip:ci-sis:vsm:2012`, `urn:ihe:lab:xd-lab:2008`. A structured one, from 6 on, is a whole clinical document that is sent as it is: its header says its title, dates, authors and codes. */
  readonly documentFormat: DocumentFormat | StructuredFormat | number;
  /** Healthcare setting of the author, e.g. `SA07`. */
  readonly healthcareSetting: string;
  /** Unique id of the document that this one replaces. */
  readonly replacedDocumentUniqueId?: string | undefined;
  /** Codes of what the document is about. */
  readonly eventCodes?: readonly EventCodeInput[] | undefined;
  /** When it was made, `YYYYMMDDhhmmss±hhmm`; default now. */
  readonly creationDate?: string | undefined;
  /** When the act began, `YYYYMMDD` to `YYYYMMDDhhmmss±hhmm`. */
  readonly serviceStartDate?: string | undefined;
  /** When the act ended, in the same form. */
  readonly serviceStopDate?: string | undefined;
  /** People who gave information. */
  readonly informants?: readonly InformantInput[] | undefined;
  /** The treating physician. */
  readonly treatingPhysician?: TreatingPhysicianInput | undefined;
  /** Authors beside the holder of the card. */
  readonly additionalAuthors?: readonly TreatingPhysicianInput[] | undefined;
  /** Who carried out the act; default the holder of the card. */
  readonly performer?: PerformerInput | undefined;
  /** Title of the submission set. */
  readonly submissionSetTitle?: string | undefined;
  /** Description of the submission set. */
  readonly submissionSetDescription?: string | undefined;
  /** Identifier of the patient in the software; needs the root OID of the connector. */
  readonly localPatientId?: string | undefined;
  /** Qualified traits of the patient, that the header of a document must carry. */
  readonly patientIdentity?: PatientIdentityInput | undefined;
  /** true: an outdated type code is replaced; false: it is an error. */
  readonly transcodeTypeCode?: boolean | undefined;
  /** true: unstructured documents are validated too. */
  readonly forceSchematronsValidation?: boolean | undefined;
}

/** What `sendDocument` gives. */
export interface SendDocumentOutput {
  /** Unique id of the document in the DMP. */
  readonly uniqueId: string;
}

/** What `sendDocuments` takes. */
export interface SendDocumentsInput {
  /** The patient: INS, 15 digits followed by `T` or `D` for a test or demonstration number; 22 digits are an INS-C. */
  readonly ins?: string | InsInput | undefined;
  /** Healthcare setting of the author, e.g. `SA07`. */
  readonly healthcareSetting: string;
  /** The documents. */
  readonly documents: readonly DocumentInput[];
  /** Title of the submission set. */
  readonly submissionSetTitle?: string | undefined;
  /** Description of the submission set. */
  readonly submissionSetDescription?: string | undefined;
  /** Identifier of the patient in the software; needs the root OID of the connector. */
  readonly localPatientId?: string | undefined;
  /** Qualified traits of the patient, that the header of a document must carry. */
  readonly patientIdentity?: PatientIdentityInput | undefined;
  /** true: an outdated type code is replaced; false: it is an error. */
  readonly transcodeTypeCode?: boolean | undefined;
  /** true: unstructured documents are validated too. */
  readonly forceSchematronsValidation?: boolean | undefined;
}

/** What `sendDocuments` gives. */
export interface SendDocumentsOutput {
  /** Unique ids of the documents, in their order. */
  readonly uniqueIds: readonly string[];
}

/** What `find` takes. */
export interface FindDocumentsInput {
  /** The patient: INS, 15 digits followed by `T` or `D` for a test or demonstration number; 22 digits are an INS-C. */
  readonly ins?: string | InsInput | undefined;
  /** Type codes; none: every type. */
  readonly categories?: readonly (string | number)[] | undefined;
  /** Format codes; none: every format. */
  readonly formats?: readonly (string | number)[] | undefined;
  /** Practice settings; none: every one. */
  readonly practices?: readonly (string | number)[] | undefined;
  /** Latest beginning of the act: a year, or a longer beginning of `YYYYMMDDhhmmss`. */
  readonly serviceStartDateTop?: string | undefined;
  /** Earliest beginning of the act: a year, or a longer beginning of `YYYYMMDDhhmmss`. */
  readonly serviceStartDateBottom?: string | undefined;
  /** Latest creation: a year, or a longer beginning of `YYYYMMDDhhmmss`. */
  readonly creationDateTop?: string | undefined;
  /** Earliest creation: a year, or a longer beginning of `YYYYMMDDhhmmss`. */
  readonly creationDateBottom?: string | undefined;
  /** Latest submission: a year, or a longer beginning of `YYYYMMDDhhmmss`. */
  readonly submissionDateTop?: string | undefined;
  /** Earliest submission: a year, or a longer beginning of `YYYYMMDDhhmmss`. */
  readonly submissionDateBottom?: string | undefined;
  /** Statuses wanted, sum of `approved`, `deprecated`, `archived`, `deleted`. */
  readonly status?: readonly (DocumentStatus | number)[] | number | undefined;
  /** Visibilities wanted, sum of `normal`, `hiddenFromPatient`, `hiddenFromProfessionals`, `hiddenFromGuardians`. */
  readonly visibility?: readonly (VisibilityBit | number)[] | number | undefined;
  /** true: one query less; three fields of the answer stay empty. */
  readonly disableMetadataSearch?: boolean | undefined;
}

/** What `find` gives. */
export interface FindDocumentsOutput {
  /** The documents found. */
  readonly documents: readonly Document[];
}

/** What `getContent` takes. */
export interface GetDocumentContentInput {
  /** Handle from the last `documents.find`. */
  readonly documentHandle: number;
  /** true: the answer holds the header of the document. */
  readonly getCdaHeaders?: boolean | undefined;
  /** true: the answer holds the performer of the act. */
  readonly getPerformer?: boolean | undefined;
}

/** What `getContent` gives. */
export interface GetDocumentContentOutput {
  /** `file:///` address of a temporary file with the content. */
  readonly filePath: string;
  /** Content, base64. */
  readonly fileContentInBase64: string;
  /** Format: 0 other, `text`, `rtf`, `jpeg`, `tiff`, `pdf`, `urn:asip:ci-sis:vsm:2012`, `urn:ihe:lab:xd-lab:2008`. */
  readonly documentFormat: DocumentFormat | StructuredFormat | number;
  /** Header of the document: an HTML page in UTF-8, base64. */
  readonly cdaHeadersInBase64?: string;
  /** Who performed the act. */
  readonly performer?: Performer;
}

/** What `getContentByUniqueId` takes. */
export interface GetDocumentContentByUniqueIdInput {
  /** The patient: INS, 15 digits followed by `T` or `D` for a test or demonstration number; 22 digits are an INS-C. */
  readonly ins?: string | InsInput | undefined;
  /** Unique id of the document. */
  readonly documentUniqueId: string;
  /** Its identifier in the registry; one exchange more without it. */
  readonly documentUuid?: string | undefined;
  /** true: the answer holds the header of the document. */
  readonly getCdaHeaders?: boolean | undefined;
  /** true: the answer holds the performer of the act. */
  readonly getPerformer?: boolean | undefined;
}

/** What `getContentByUniqueId` gives. */
export interface GetDocumentContentByUniqueIdOutput {
  /** Content, base64. */
  readonly fileContentInBase64: string;
  /** Format: 0 other, `text`, `rtf`, `jpeg`, `tiff`, `pdf`, `urn:asip:ci-sis:vsm:2012`, `urn:ihe:lab:xd-lab:2008`. */
  readonly documentFormat: DocumentFormat | StructuredFormat | number;
  /** Header of the document: an HTML page in UTF-8, base64. */
  readonly cdaHeadersInBase64?: string;
  /** Who performed the act. */
  readonly performer?: Performer;
}

/** What `updateVisibility` takes. */
export interface UpdateDocumentVisibilityInput {
  /** Handle from the last `documents.find`. */
  readonly document: number;
  /** Healthcare setting of the author, e.g. `SA07`. */
  readonly healthCareSettings: string;
  /** Visibility wanted, sum of `normal`, `hiddenFromPatient`, `hiddenFromProfessionals`, `hiddenFromGuardians`. What is hidden from the patient or his representatives can be shown, not the reverse. */
  readonly newVisibility: readonly (VisibilityBit | number)[] | number;
}

/** What `updateVisibility` gives. */
export type UpdateDocumentVisibilityOutput = NoFields;

/** What `updateVisibilityByUniqueId` takes. */
export interface UpdateDocumentVisibilityByUniqueIdInput {
  /** The patient: INS, 15 digits followed by `T` or `D` for a test or demonstration number; 22 digits are an INS-C. */
  readonly ins?: string | InsInput | undefined;
  /** Unique id of the document. */
  readonly documentUniqueId: string;
  /** Its identifier in the registry, for a document that is approved; one exchange more without it. */
  readonly documentUuid?: string | undefined;
  /** Healthcare setting of the author, e.g. `SA07`. */
  readonly healthCareSettings: string;
  /** Visibility wanted, sum of `normal`, `hiddenFromPatient`, `hiddenFromProfessionals`, `hiddenFromGuardians`. What is hidden from the patient or his representatives can be shown, not the reverse. */
  readonly newVisibility: readonly (VisibilityBit | number)[] | number;
}

/** What `updateVisibilityByUniqueId` gives. */
export type UpdateDocumentVisibilityByUniqueIdOutput = NoFields;

/** What `updateStatus` takes. */
export interface UpdateDocumentStatusInput {
  /** Handle from the last `documents.find`. */
  readonly document: number;
  /** Healthcare setting of the author, e.g. `SA07`. */
  readonly healthCareSettings: string;
}

/** What `updateStatus` gives. */
export type UpdateDocumentStatusOutput = NoFields;

/** What `updateStatusByUniqueId` takes. */
export interface UpdateDocumentStatusByUniqueIdInput {
  /** The patient: INS, 15 digits followed by `T` or `D` for a test or demonstration number; 22 digits are an INS-C. */
  readonly ins?: string | InsInput | undefined;
  /** Unique id of the document. */
  readonly documentUniqueId: string;
  /** Its identifier in the registry, for a document that is approved; one exchange more without it. */
  readonly documentUuid?: string | undefined;
  /** Healthcare setting of the author, e.g. `SA07`. */
  readonly healthCareSettings: string;
}

/** What `updateStatusByUniqueId` gives. */
export type UpdateDocumentStatusByUniqueIdOutput = NoFields;

/** What `delete` takes. */
export interface DeleteDocumentInput {
  /** The patient: INS, 15 digits followed by `T` or `D` for a test or demonstration number; 22 digits are an INS-C. */
  readonly ins?: string | InsInput | undefined;
  /** Unique id of the document. */
  readonly uniqueId: string;
  /** Healthcare setting of the author, e.g. `SA07`. */
  readonly healthCareSettings: string;
}

/** What `delete` gives. */
export type DeleteDocumentOutput = NoFields;

/** Publishing, searching, reading, changing and deleting the documents of a patient. */
export interface DocumentsArea {
  /**
   * Publishes one document in the DMP of a patient.
   *  Command `hl_sendDocument`.
   *  - Time-out 200 s: answered after 199.5 s at the latest.
   *  - Needs a session.
   *  - Largest request 128 MiB.
   *  - Call first: `hl_createDmpConnector`.
   *  @throws {ApiError} TECHNICAL_FAULT, FUNCTIONAL_FAULT, INVALID_SESSION, CARD_ABSENT, CARD_BLOCKED, CARD_EXPIRED, CARD_CHANGED, CARD_NOT_CPX, READER_NOT_FOUND, CARD_SERVICE_UNAVAILABLE, CARD_LIBRARY_FAULT, TIME_UNREACHABLE, DOCUMENT_REFUSED, NOT_SUPPORTED, SOAP_FAULT, DMP_BUSINESS_ERROR, ANSWER_NOT_UNDERSTOOD, PROXY_NOT_RESOLVED, HOST_NOT_RESOLVED, CONNECTION_FAILED, TIMEOUT, TLS_FAILED, RECEIVE_FAILED, SERVER_CERTIFICATE_REFUSED.
   */
  sendDocument(input: SendDocumentInput, options?: CallOptions): Promise<SendDocumentOutput>;

  /**
   * Publishes several documents in the DMP of a patient: all of them or none.
   *  Command `hl_sendDocuments`.
   *  - Time-out 200 s: answered after 199.5 s at the latest.
   *  - Needs a session.
   *  - Largest request 128 MiB.
   *  - Call first: `hl_createDmpConnector`.
   *  @throws {ApiError} TECHNICAL_FAULT, FUNCTIONAL_FAULT, INVALID_SESSION, CARD_ABSENT, CARD_BLOCKED, CARD_EXPIRED, CARD_CHANGED, CARD_NOT_CPX, READER_NOT_FOUND, CARD_SERVICE_UNAVAILABLE, CARD_LIBRARY_FAULT, TIME_UNREACHABLE, DOCUMENT_REFUSED, NOT_SUPPORTED, SOAP_FAULT, DMP_BUSINESS_ERROR, ANSWER_NOT_UNDERSTOOD, PROXY_NOT_RESOLVED, HOST_NOT_RESOLVED, CONNECTION_FAILED, TIMEOUT, TLS_FAILED, RECEIVE_FAILED, SERVER_CERTIFICATE_REFUSED.
   */
  sendDocuments(input: SendDocumentsInput, options?: CallOptions): Promise<SendDocumentsOutput>;

  /**
   * Searches the documents of a patient; handles of an earlier search die.
   *  Command `hl_findDocuments`.
   *  - Time-out 600 s: answered after 599.5 s at the latest.
   *  - Needs a session.
   *  - Largest request 64 KiB.
   *  - Call first: `hl_createDmpConnector`.
   *  @throws {ApiError} TECHNICAL_FAULT, FUNCTIONAL_FAULT, INVALID_SESSION, CARD_ABSENT, CARD_BLOCKED, CARD_EXPIRED, CARD_CHANGED, CARD_NOT_CPX, READER_NOT_FOUND, CARD_SERVICE_UNAVAILABLE, CARD_LIBRARY_FAULT, TIME_UNREACHABLE, DOCUMENT_REFUSED, NOT_SUPPORTED, SOAP_FAULT, DMP_BUSINESS_ERROR, ANSWER_NOT_UNDERSTOOD, PROXY_NOT_RESOLVED, HOST_NOT_RESOLVED, CONNECTION_FAILED, TIMEOUT, TLS_FAILED, RECEIVE_FAILED, SERVER_CERTIFICATE_REFUSED.
   */
  find(input?: FindDocumentsInput, options?: CallOptions): Promise<FindDocumentsOutput>;

  /**
   * Fetches a document of the last search by its handle.
   *  Command `hl_getDocumentContent`.
   *  - Time-out 90 s: answered after 89.5 s at the latest.
   *  - Needs a session.
   *  - Largest request 64 KiB.
   *  - Call first: `hl_createDmpConnector`.
   *  @throws {ApiError} TECHNICAL_FAULT, FUNCTIONAL_FAULT, INVALID_SESSION, CARD_ABSENT, CARD_BLOCKED, CARD_EXPIRED, CARD_CHANGED, CARD_NOT_CPX, READER_NOT_FOUND, CARD_SERVICE_UNAVAILABLE, CARD_LIBRARY_FAULT, INVALID_HANDLE, TIME_UNREACHABLE, DOCUMENT_REFUSED, NOT_SUPPORTED, SOAP_FAULT, DMP_BUSINESS_ERROR, ANSWER_NOT_UNDERSTOOD, PROXY_NOT_RESOLVED, HOST_NOT_RESOLVED, CONNECTION_FAILED, TIMEOUT, TLS_FAILED, RECEIVE_FAILED, SERVER_CERTIFICATE_REFUSED.
   */
  getContent(input: GetDocumentContentInput, options?: CallOptions): Promise<GetDocumentContentOutput>;

  /**
   * Fetches a document by its unique id.
   *  Command `hl_getDocumentContentByUniqueId`.
   *  - Time-out 90 s: answered after 89.5 s at the latest.
   *  - Needs a session.
   *  - Largest request 64 KiB.
   *  - Call first: `hl_createDmpConnector`.
   *  @throws {ApiError} TECHNICAL_FAULT, FUNCTIONAL_FAULT, INVALID_SESSION, CARD_ABSENT, CARD_BLOCKED, CARD_EXPIRED, CARD_CHANGED, CARD_NOT_CPX, READER_NOT_FOUND, CARD_SERVICE_UNAVAILABLE, CARD_LIBRARY_FAULT, TIME_UNREACHABLE, DOCUMENT_REFUSED, NOT_SUPPORTED, SOAP_FAULT, DMP_BUSINESS_ERROR, ANSWER_NOT_UNDERSTOOD, PROXY_NOT_RESOLVED, HOST_NOT_RESOLVED, CONNECTION_FAILED, TIMEOUT, TLS_FAILED, RECEIVE_FAILED, SERVER_CERTIFICATE_REFUSED.
   */
  getContentByUniqueId(
    input: GetDocumentContentByUniqueIdInput,
    options?: CallOptions,
  ): Promise<GetDocumentContentByUniqueIdOutput>;

  /**
   * Changes who sees a document of the last search; search again before changing it once more.
   *  Command `hl_updateDocumentVisibility`.
   *  - Time-out 5 s: answered after 4.5 s at the latest.
   *  - Needs a session.
   *  - Largest request 64 KiB.
   *  - Call first: `hl_createDmpConnector`.
   *  @throws {ApiError} TECHNICAL_FAULT, FUNCTIONAL_FAULT, INVALID_SESSION, CARD_ABSENT, CARD_BLOCKED, CARD_EXPIRED, CARD_CHANGED, CARD_NOT_CPX, READER_NOT_FOUND, CARD_SERVICE_UNAVAILABLE, CARD_LIBRARY_FAULT, INVALID_HANDLE, TIME_UNREACHABLE, DOCUMENT_REFUSED, NOT_SUPPORTED, SOAP_FAULT, DMP_BUSINESS_ERROR, ANSWER_NOT_UNDERSTOOD, PROXY_NOT_RESOLVED, HOST_NOT_RESOLVED, CONNECTION_FAILED, TIMEOUT, TLS_FAILED, RECEIVE_FAILED, SERVER_CERTIFICATE_REFUSED.
   */
  updateVisibility(
    input: UpdateDocumentVisibilityInput,
    options?: CallOptions,
  ): Promise<UpdateDocumentVisibilityOutput>;

  /**
   * Changes who sees a document.
   *  Command `hl_updateDocumentVisibilityByUniqueId`.
   *  - Time-out 10 s: answered after 9.5 s at the latest.
   *  - Needs a session.
   *  - Largest request 64 KiB.
   *  - Call first: `hl_createDmpConnector`.
   *  @throws {ApiError} TECHNICAL_FAULT, FUNCTIONAL_FAULT, INVALID_SESSION, CARD_ABSENT, CARD_BLOCKED, CARD_EXPIRED, CARD_CHANGED, CARD_NOT_CPX, READER_NOT_FOUND, CARD_SERVICE_UNAVAILABLE, CARD_LIBRARY_FAULT, TIME_UNREACHABLE, DOCUMENT_REFUSED, NOT_SUPPORTED, SOAP_FAULT, DMP_BUSINESS_ERROR, ANSWER_NOT_UNDERSTOOD, PROXY_NOT_RESOLVED, HOST_NOT_RESOLVED, CONNECTION_FAILED, TIMEOUT, TLS_FAILED, RECEIVE_FAILED, SERVER_CERTIFICATE_REFUSED.
   */
  updateVisibilityByUniqueId(
    input: UpdateDocumentVisibilityByUniqueIdInput,
    options?: CallOptions,
  ): Promise<UpdateDocumentVisibilityByUniqueIdOutput>;

  /**
   * Archives a document of the last search, or takes it out of the archive.
   *  Command `hl_updateDocumentStatus`.
   *  - Time-out 5 s: answered after 4.5 s at the latest.
   *  - Needs a session.
   *  - Largest request 64 KiB.
   *  - Call first: `hl_createDmpConnector`.
   *  @throws {ApiError} TECHNICAL_FAULT, FUNCTIONAL_FAULT, INVALID_SESSION, CARD_ABSENT, CARD_BLOCKED, CARD_EXPIRED, CARD_CHANGED, CARD_NOT_CPX, READER_NOT_FOUND, CARD_SERVICE_UNAVAILABLE, CARD_LIBRARY_FAULT, INVALID_HANDLE, TIME_UNREACHABLE, DOCUMENT_REFUSED, NOT_SUPPORTED, SOAP_FAULT, DMP_BUSINESS_ERROR, ANSWER_NOT_UNDERSTOOD, PROXY_NOT_RESOLVED, HOST_NOT_RESOLVED, CONNECTION_FAILED, TIMEOUT, TLS_FAILED, RECEIVE_FAILED, SERVER_CERTIFICATE_REFUSED.
   */
  updateStatus(input: UpdateDocumentStatusInput, options?: CallOptions): Promise<UpdateDocumentStatusOutput>;

  /**
   * Archives a document, or takes it out of the archive.
   *  Command `hl_updateDocumentStatusByUniqueId`.
   *  - Time-out 10 s: answered after 9.5 s at the latest.
   *  - Needs a session.
   *  - Largest request 64 KiB.
   *  - Call first: `hl_createDmpConnector`.
   *  @throws {ApiError} TECHNICAL_FAULT, FUNCTIONAL_FAULT, INVALID_SESSION, CARD_ABSENT, CARD_BLOCKED, CARD_EXPIRED, CARD_CHANGED, CARD_NOT_CPX, READER_NOT_FOUND, CARD_SERVICE_UNAVAILABLE, CARD_LIBRARY_FAULT, TIME_UNREACHABLE, DOCUMENT_REFUSED, NOT_SUPPORTED, SOAP_FAULT, DMP_BUSINESS_ERROR, ANSWER_NOT_UNDERSTOOD, PROXY_NOT_RESOLVED, HOST_NOT_RESOLVED, CONNECTION_FAILED, TIMEOUT, TLS_FAILED, RECEIVE_FAILED, SERVER_CERTIFICATE_REFUSED.
   */
  updateStatusByUniqueId(
    input: UpdateDocumentStatusByUniqueIdInput,
    options?: CallOptions,
  ): Promise<UpdateDocumentStatusByUniqueIdOutput>;

  /**
   * Deletes a document that the professional published.
   *  Command `hl_deleteDocument`.
   *  - Time-out 5 s: answered after 4.5 s at the latest.
   *  - Needs a session.
   *  - Largest request 64 KiB.
   *  - Call first: `hl_createDmpConnector`.
   *  @throws {ApiError} TECHNICAL_FAULT, FUNCTIONAL_FAULT, INVALID_SESSION, CARD_ABSENT, CARD_BLOCKED, CARD_EXPIRED, CARD_CHANGED, CARD_NOT_CPX, READER_NOT_FOUND, CARD_SERVICE_UNAVAILABLE, CARD_LIBRARY_FAULT, TIME_UNREACHABLE, DOCUMENT_REFUSED, NOT_SUPPORTED, SOAP_FAULT, DMP_BUSINESS_ERROR, ANSWER_NOT_UNDERSTOOD, PROXY_NOT_RESOLVED, HOST_NOT_RESOLVED, CONNECTION_FAILED, TIMEOUT, TLS_FAILED, RECEIVE_FAILED, SERVER_CERTIFICATE_REFUSED.
   */
  delete(input: DeleteDocumentInput, options?: CallOptions): Promise<DeleteDocumentOutput>;
}
