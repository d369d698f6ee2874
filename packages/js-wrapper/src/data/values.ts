// Made from the contract of the server by `npm run generate -w @dmpconnect/js-wrapper`. Do not edit.

/** A message without fields of its own. */
export type NoFields = Readonly<Record<string, never>>;

/** Names of the numbers of the wire. */
export type AccessMode = 'normal' | 'brisDeGlace' | 'centre15';

/** Names of the numbers of the wire. */
export type AldiResult = 'notUnderstood' | 'unknownPatient' | 'none' | 'found';

/** Names of the numbers of the wire. */
export type AuthenticationMode = 'card' | 'unknown';

/** Names of the numbers of the wire. */
export type AuthorizationAction = 'add' | 'remove';

/** Names of the numbers of the wire. */
export type AuthorizationList = 'all' | 'authorized' | 'denied';

/** Names of the numbers of the wire. */
export type CardKind = 'real' | 'test';

/** Names of the numbers of the wire. */
export type CpxState =
  | 'valid'
  | 'no-card'
  | 'unknown-card'
  | 'changed'
  | 'blocked'
  | 'expired'
  | 'reader-error';

/** Names of the numbers of the wire. */
export type CpxType = 'CPS' | 'CPF' | 'CPE' | 'CPA';

/** Names of the numbers of the wire. */
export type DigestType = 'SHA-256' | 'SHA-384' | 'SHA-512';

/** Names of the numbers of the wire. */
export type DmpStatus = 'active' | 'closed' | 'notFound' | 'error';

/** Names of the numbers of the wire. */
export type DocumentFormat = 'text' | 'rtf' | 'jpeg' | 'tiff' | 'pdf';

/** Names of the numbers of the wire. */
export type DocumentStatus = 'approved' | 'deprecated' | 'archived' | 'deleted';

/** Names of the numbers of the wire. */
export type EventClassification = 'CCAM' | 'SNOMED_3_5_VF' | 'CIM_10' | 'LOINC' | 'DRC';

/** Names of the numbers of the wire. */
export type Gender = 'unknown' | 'M' | 'MME';

/** Names of the numbers of the wire. */
export type GlobalParameter =
  | 'VersionName'
  | 'PatientWebAccessPdfStoragePath'
  | 'PatientWebAccessPdfTemplateFilename'
  | 'PatientWebAccessPdfDefaultUrl'
  | 'CryptolibCpsDllFilename'
  | 'VersionMajor'
  | 'VersionMinor'
  | 'VersionBuild'
  | 'CurrentTimeProvider'
  | 'Pkcs11EngineIsInitialized';

/** Names of the numbers of the wire. */
export type GuardianAction = 'ignore' | 'add' | 'remove';

/** Names of the numbers of the wire. */
export type GuardianRole =
  | 'father'
  | 'mother'
  | 'stepFather'
  | 'stepMother'
  | 'grandFather'
  | 'grandMother'
  | 'greatGrandFather'
  | 'greatGrandMother'
  | 'aunt'
  | 'uncle'
  | 'brother'
  | 'sister'
  | 'guardian';

/** Names of the numbers of the wire. */
export type GuardianStatus = 'none' | 'defined';

/** Names of the numbers of the wire. */
export type HandleType =
  | 'Undefined'
  | 'List'
  | 'Error'
  | 'GalssResource'
  | 'Galss'
  | 'Vitale'
  | 'VitalePatient'
  | 'TimeProvider'
  | 'HP'
  | 'SubmissionSet'
  | 'Document'
  | 'Connection'
  | 'DmpConnector'
  | 'Certificate'
  | 'PracticeLocation'
  | 'CPx'
  | 'CPxPkcsToken'
  | 'Filter'
  | 'EventCode'
  | 'PcscResource'
  | 'Pcsc';

/** Names of the numbers of the wire. */
export type HpAuthorization = 'authorized' | 'denied';

/** Names of the numbers of the wire. */
export type InsiResult = 'NoIdentityFound' | 'SingleIdentityFound' | 'MultipleIdentitiesFound';

/** Names of the numbers of the wire. */
export type OtpChannel = 'sms' | 'email';

/** Names of the numbers of the wire. */
export type PerformerRole = 'actor' | 'mainActor' | 'assistant';

/** Names of the numbers of the wire. */
export type ProfessionalIdentifierType =
  | 'RPPS'
  | 'ADELI'
  | 'STUDENT'
  | 'CABINET_ADELI'
  | 'FINESS'
  | 'SIREN'
  | 'SIRET'
  | 'CABINET_RPPS';

/** Names of the numbers of the wire. */
export type ReaderAccessMode = 'pcsc' | 'galss-pcsc' | 'galss-reader' | 'galss-rac';

/** Names of the numbers of the wire. */
export type ReaderSlotType = 'empty' | 'vitale' | 'cps' | 'other' | 'unknown';

/** Names of the numbers of the wire. */
export type Sex = 'U' | 'M' | 'F';

/** Names of the numbers of the wire. */
export type StructuredFormat = 'urn:asip:ci-sis:vsm:2012' | 'urn:ihe:lab:xd-lab:2008';

/** Names of the numbers of the wire. */
export type UserAuthorization = 'unknown' | 'granted' | 'expired' | 'denied' | 'none';

/** Names of the numbers of the wire. */
export type VisibilityBit =
  | 'normal'
  | 'hiddenFromPatient'
  | 'hiddenFromProfessionals'
  | 'hiddenFromGuardians';

/** Names of the numbers of the wire. */
export type VitaleState = 'unreadable' | 'inserted' | 'missing';

/** Names of the numbers of the wire. */
export type VitaleStatus = 'real' | 'test' | 'demo';
