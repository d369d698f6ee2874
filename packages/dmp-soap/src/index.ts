export type { CdaEvent, CdaHeader, CdaId, CdaOrganization, CdaPatient, CdaPerson } from './cda/cda-header.js';
export type { DocumentContent, RetrievedDocument } from './cda/retrieved-document.js';
export type { CodedValue } from './codes/coded-value.js';
export type { DocumentFormat } from './documents/document-format.js';
export type { DocumentQuery, TimeSpan } from './documents/document-query.js';
export type { DocumentStatus, FoundAuthor, FoundDocument, FoundPerson } from './documents/found-document.js';
export type { PartialPatientIdentity, PatientIdentity } from './documents/patient-identity.js';
export type {
  CareStructure,
  DocumentAuthor,
  Informant,
  PostalAddress,
  Professional,
  Telecom,
} from './documents/person.js';
export type {
  DocumentToSubmit,
  EventClassification,
  EventCode,
  SubmissionRequest,
  SubmissionResult,
} from './documents/submission.js';
export type { Masking } from './documents/visibility.js';
export {
  DMP_ERRORS,
  DmpError,
  type DmpErrorCode,
  DmpServiceError,
  type DmpServiceFailure,
} from './errors.js';
export { INS_OIDS, type Ins, type InsKind } from './ins/ins.js';
export type {
  Clock,
  DmpAccess,
  DmpCallOptions,
  DmpClientOptions,
  DmpSoftware,
  UserStructure,
} from './options/client-options.js';
export { DEFAULT_PROTOCOL, type DmpProtocol } from './options/protocol.js';
export type {
  DmpClient,
  DocumentReference,
  RetrievalRequest,
  StatusChangeRequest,
} from './transactions/client.js';
export type { DmpAuthorization, DmpExistence, DmpPatient } from './transactions/existence.js';
