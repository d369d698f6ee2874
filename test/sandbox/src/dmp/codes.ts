/**
 * Every code the simulator answers with, and when (dmp-transactions 9.4, 2.20). Those the sheet calls invented are
 * marked: a client must never branch on them.
 */
export const REFUSAL_CODES = {
  DMPInvalidVIHF: 'Invented. The VIHF lacks something, holds a wrong value or targets another patient.',
  DMPInvalidCertificate: 'The VIHF or the lot is signed with a certificate that is not one for signature.',
  DMPInvalidSignature: 'Invented. A signature or a digest of the VIHF or of the lot does not verify.',
  DMPExpiredVIHF: 'Invented. The VIHF is outside its time window.',
  DMPAccessDeniedByRightsService:
    'The rights matrix, the directory or the patient does not allow the action.',
  DMPNotFound: 'Invented. The patient has no DMP.',
  DMPNotActive: 'Invented. The DMP is closed.',
  DMPNotAuthorized: 'Invented. The caller holds no valid authorisation on the DMP.',
  DMPBlocked: 'Invented. The patient has blocked the caller.',
  DMPTooManyResults: 'Invented. The search finds more patients than it may list.',
  DMPWithdrawn:
    'Invented. The DMP no longer offers the transaction, or not on a DMP attached to Mon espace santé.',
  DMPFound: 'The DMP to create or to reactivate is active already.',
  DMPClosed: 'The DMP to close is closed already.',
  DMPPatientAccessAlreadyExists: 'The patient already has a web account.',
  DMPPatientAccessOTPAlreadyExists: 'The channel of one-time codes exists already.',
  DMPPatientAccessNotFound: 'Ours. The patient has no web account, or not that channel.',
  DMPIdentityCertificationFailure: 'The identity cannot be certified.',
  DMPInvalidRequest: 'Ours. A field of the request is missing or has a value the service does not know.',
  XDSUnknownPatientId: 'The matricule INS is unknown or of another environment.',
  XDSPatientIdDoesNotMatch: 'Patient of the message, of its lot, of its documents or of the VIHF differ.',
  XDSMissingDocument: 'A document entry has no document.',
  XDSMissingDocumentMetadata: 'A document has no document entry.',
  XDSRegistryDuplicateUniqueIdInMessage: 'Two objects of the message have the same uniqueId.',
  XDSDuplicateUniqueIdInRegistry: 'The uniqueId is already registered.',
  XDSNonIdenticalHash: 'The uniqueId is already registered with other bytes.',
  XDSRegistryMetadataError: 'Metadata is missing, malformed or outside its value set.',
  XDSRepositoryMetadataError: 'Metadata disagrees with the document it describes.',
  XDSRegistryDeprecatedDocumentError: 'The document to replace is not active.',
  XDSRepositoryOutOfResources: 'The document or the lot is too large.',
  InvalidDocumentContent: 'The document breaks a rule of the CDA profile.',
  XDSUnknownStoredQuery: 'The stored query is not one the DMP knows.',
  XDSStoredQueryMissingParam: 'A required parameter of the query is absent.',
  XDSStoredQueryParamNumber: 'A parameter of the query has the wrong form or the wrong number of values.',
  XDSUnknownRepositoryId: 'The repository named is not the DMP’s.',
  XDSDocumentUniqueIdError: 'No document of that uniqueId can be given to the caller.',
  XDSMetadataUpdateError: 'The update of metadata is not possible.',
  XDSMetadataUpdateOperationError: 'The update of metadata is not an operation the DMP knows.',
  XDSMetadataVersionError: 'PreviousVersion is not the current version of the document.',
  XDSRegistryError: 'The registry failed (fault injected).',
} as const;

export type RefusalCode = keyof typeof REFUSAL_CODES;

/** Codes the IHE profiles allow and only a fault asked for makes the simulator give (dmp-transactions 2.20). */
export const INJECTED_CODES = [
  'XDSExtraMetadataNotSaved',
  'XDSRegistryBusy',
  'XDSRepositoryBusy',
  'XDSRepositoryDuplicateUniqueIdInMessage',
  'XDSRepositoryError',
  'XDSRegistryNotAvailable',
  'XDSRegistryOutOfResources',
  'XDSTooManyResults',
  'XDSPatientIDReconciliationError',
] as const;

/** Codes a failure in the words of a service may carry. */
export const FAILURE_CODES: readonly FailureCode[] = [
  ...(Object.keys(REFUSAL_CODES) as RefusalCode[]),
  ...INJECTED_CODES,
];

export type FailureCode = RefusalCode | (typeof INJECTED_CODES)[number];
