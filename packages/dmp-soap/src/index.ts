export { type BuiltCda, buildCda } from './cda/build-cda.js';
export type {
  CdaAddress,
  CdaBody,
  CdaConsent,
  CdaEncounter,
  CdaEvent,
  CdaFacility,
  CdaGuardian,
  CdaHeader,
  CdaId,
  CdaInformant,
  CdaInterval,
  CdaOrder,
  CdaOrganization,
  CdaParticipant,
  CdaPatient,
  CdaPerson,
  CdaRecipient,
  CdaRelatedDocument,
  CdaTelecom,
} from './cda/cda-header.js';
export { deriveMetadata, type MetadataOptions } from './cda/derive-metadata.js';
export { renderCdaHeader } from './cda/page/render-header.js';
export { readCda, readCdaHeader } from './cda/read-cda.js';
export type { DocumentContent, RetrievedDocument } from './cda/retrieved-document.js';
export type { CodedValue } from './codes/coded-value.js';
export { replaceOutdatedType } from './codes/document-type.js';
export type { DocumentType } from './codes/document-types.js';
export { VALUE_SET_EDITIONS, type ValueSetEdition } from './codes/editions.js';
export { DEFAULT_VALUE_SETS, type ValueSets } from './codes/value-sets.js';
export { contentProblem } from './content/check-content.js';
export { declaresPdfA1 } from './content/pdf.js';
export type { DocumentFormat } from './documents/document-format.js';
export type { DocumentMetadata, MetadataAuthor, MetadataCode } from './documents/document-metadata.js';
export type { DocumentQuery, TimeSpan } from './documents/document-query.js';
export { FORMATS, type FormatDefinition } from './documents/formats.js';
export type { DocumentStatus, FoundAuthor, FoundDocument, FoundPerson } from './documents/found-document.js';
export type { FoundSubmissionSet, SubmissionSetQuery } from './documents/found-submission-set.js';
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
  DocumentVersion,
  EventClassification,
  EventCode,
  StructuredDocument,
  SubmissionRequest,
  SubmissionResult,
} from './documents/submission.js';
export type { Masking } from './documents/visibility.js';
export {
  DMP_ERRORS,
  DmpError,
  type DmpErrorCode,
  type DmpLayer,
  DmpServiceError,
  type DmpServiceFailure,
  DmpValidationError,
} from './errors.js';
export type {
  AuthorizationKind,
  AuthorizationsQuery,
  AuthorizationUpdate,
  PatientAuthorization,
  ServiceOutcome,
} from './habilitations/authorization.js';
export type { RegistrationContext } from './hl7v3/registration.js';
export { checkRegistrationAnswer } from './hl7v3/registration-answer.js';
export { insCx } from './identifiers/cx.js';
export { isOid, newOid } from './identifiers/oid.js';
export { checkIns } from './ins/check-ins.js';
export { INS_OIDS, type Ins, type InsKind } from './ins/ins.js';
export { calculateInsC } from './ins/insc.js';
export { insKey } from './ins/key.js';
export { formatIns, type InsType, parseIns } from './ins/parse-ins.js';
export type {
  DirectAuthentication,
  DmpAuthentication,
  IndirectAuthentication,
  LocalAuthentication,
  ReinforcedAuthentication,
} from './options/authentication.js';
export type {
  Clock,
  DmpAccess,
  DmpCallOptions,
  DmpClientOptions,
  DmpSoftware,
  UserStructure,
} from './options/client-options.js';
export { DEFAULT_PROTOCOL, type DmpProtocol } from './options/protocol.js';
export { expandDmpUrl } from './options/url.js';
export { type DmpParameter, type DmpParameters, LOCAL_DMP_PARAMETERS } from './parameters/dmp-parameters.js';
export type { AccessibleRecord, AccessibleRecordsQuery } from './patients/accessible-record.js';
export type {
  AdministrativeData,
  AdministrativeDataUpdate,
  AdministrativePatient,
  ContactDetails,
  LegalRepresentative,
  Oppositions,
  RecordClosing,
  RecordCreation,
  RecordReactivation,
  RepresentativeRelation,
  VitaleTraits,
} from './patients/administrative-data.js';
export type { FoundPatient, FoundPatients, PatientQuery } from './patients/found-patient.js';
export type { CertifiedIdentity, IdentityCertificationRequest } from './patients/identity-certification.js';
export type {
  OtpChannel,
  OtpChannelKind,
  OtpChannelQuery,
  OtpChannelUpdate,
  PatientAccessCreation,
  PatientCredentials,
} from './patients/web-access.js';
export {
  type BuildSubmissionOptions,
  type BuiltSubmission,
  buildSubmission,
} from './publication/build-submission.js';
export { type Emitter, type EmitterOptions, resolveEmitter } from './publication/emitter.js';
export { resolveSubmission } from './publication/resolve-submission.js';
export type { ReplacedDocument, ResolvedDocument, ResolvedSubmission } from './publication/resolved.js';
export { writeDocuments } from './publication/write-documents.js';
export { actorOf, type DmpRight, rightOf } from './rights/right-of.js';
export {
  type DmpAction,
  type DmpActor,
  RIGHTS_EDITION,
  RIGHTS_MATRIX,
  RIGHTS_NOTES,
} from './rights/rights-matrix.js';
export { type SubmissionSetSignatureOptions, signSubmissionSet } from './signature/sign-submission-set.js';
export type {
  DmpClient,
  DocumentReference,
  RetrievalRequest,
  StatusChangeRequest,
} from './transactions/client.js';
export { MESSAGES } from './transactions/connection.js';
export { createDmpClient } from './transactions/create-client.js';
export type {
  DocumentManagement,
  DocumentReferenceId,
  ReferenceQuery,
  SubmissionSetContents,
  VisibilityChangeRequest,
} from './transactions/document-client.js';
export type { DmpAuthorization, DmpExistence, DmpPatient } from './transactions/existence.js';
export type { PatientTransactions } from './transactions/patient-client.js';
export { readIdentityCertificationAnswer } from './transactions/td0-0-answer.js';
export { buildIdentityCertification } from './transactions/td0-0-request.js';
export { readTestExistenceAnswer } from './transactions/td0-2-answer.js';
export { buildTestExistenceRequest, type TestExistenceRequest } from './transactions/td0-2-request.js';
export { readSetAuthorizationAnswer } from './transactions/td0-3-answer.js';
export { buildSetAuthorization } from './transactions/td0-3-request.js';
export { readAccessibleRecordsAnswer } from './transactions/td0-4-answer.js';
export { buildAccessibleRecordsQuery } from './transactions/td0-4-request.js';
export { readFindPatientsAnswer } from './transactions/td0-5-answer.js';
export { buildFindPatients, type FindPatientsRequest } from './transactions/td0-5-request.js';
export { buildRecordCreation } from './transactions/td1-1-request.js';
export { buildRecordReactivation } from './transactions/td1-2-request.js';
export { readAdministrativeDataAnswer } from './transactions/td1-3a-answer.js';
export {
  type AdministrativeDataRequest,
  buildAdministrativeDataRequest,
} from './transactions/td1-3a-request.js';
export { buildAdministrativeDataUpdate, type SettledUpdate } from './transactions/td1-3b-request.js';
export { buildRecordClosing } from './transactions/td1-4-request.js';
export { readCredentialsAnswer, readOtpChannelUpdateAnswer } from './transactions/td1-5-answers.js';
export {
  buildCreatePatientAccess,
  buildOtpChannelUpdate,
  buildUpdatePatientAccess,
} from './transactions/td1-5-requests.js';
export { readAuthorizationsAnswer } from './transactions/td1-6-answer.js';
export { buildListAuthorizations } from './transactions/td1-6-request.js';
export {
  readAssociations,
  readDocuments,
  readObjectRefs,
  readSubmissionSets,
} from './transactions/td3-1-answers.js';
export {
  buildFindDocuments,
  buildFindDocumentsByReference,
  buildFindSubmissionSets,
  buildGetAssociations,
  buildGetDocuments,
  buildGetDocumentsAndAssociations,
  buildGetSubmissionSetAndContents,
  buildGetSubmissionSets,
  type DocumentIdentifiers,
} from './transactions/td3-1-requests.js';
export { buildRetrieveRequest, readRetrieveAnswer, type StoredDocument } from './transactions/td3-2.js';
export { buildStatusChange, type StatusChange } from './transactions/td3-3-request.js';
export { buildVisibilityChange, type VisibilityChange } from './transactions/td3-3-visibility-request.js';
export type { CheckedMetadata } from './validation/metadata/metadata-rule.js';
export { type MetadataValidationOptions, validateMetadata } from './validation/metadata/validate-metadata.js';
export { type CdaValidationOptions, validateCda } from './validation/validate-cda.js';
export type { Violation } from './validation/violation.js';
export type {
  DigestReport,
  ReportedProblem,
  SignatureReport,
  SignerReport,
  VerificationReport,
} from './verification/report.js';
export { verifySignatures } from './verification/verify-signatures.js';
export { buildVihf, type VihfOptions } from './vihf/build-vihf.js';
export {
  WEB_PS_PAGES,
  type WebPsOptions,
  type WebPsPage,
  type WebPsUrl,
  webPsRootUrl,
  webPsUrls,
} from './webps/web-ps-urls.js';
