export type { Ald, AldAnswerRead, AldCallOptions } from './aldi/ald.js';
export type { RawCallOptions, TeleservicesClient, TraitsSearchOptions } from './client.js';
export { createTeleservicesClient } from './create-client.js';
export {
  type CertificateCheck,
  CertificateError,
  type FaultSeverity,
  TELESERVICES_ERRORS,
  TeleservicesError,
  type TeleservicesErrorCode,
  type TlsiFault,
  TlsiFaultError,
  TraitError,
} from './errors.js';
export type {
  CardsOptions,
  ExperimentalTeleservices,
  HistoryOptions,
  RawAnswer,
} from './experimental/experimental-client.js';
export type {
  BillingSituation,
  CpsAuthentication,
  DelegatedAuthentication,
  PscAuthentication,
  SoftwareCertificateAuthentication,
  TlsiAuthentication,
} from './frame/authentication.js';
export type { CardMatricule, VitaleBeneficiary } from './frame/beneficiary.js';
export { cardDate } from './frame/card-date.js';
export { checkSoftwareCertificate } from './frame/check-certificate.js';
export type {
  AuditEntry,
  BeforeSending,
  CallOptions,
  Clock,
  SearchCallOptions,
  TeleservicesClientOptions,
  TlsiSoftware,
  VitaleAssertionProvider,
} from './frame/client-options.js';
export { isRetryable } from './frame/retryable.js';
export { INS_OIDS, type InsFamily, type InsKind, type NationalIns } from './identifiers/ins.js';
export { type InsToSend, matriculeKey } from './identifiers/key.js';
export { readInsiMessage } from './insi/read-insi-message.js';
export type {
  AnswerWarning,
  NationalIdentity,
  NationalTraits,
  SearchAnswer,
  SearchAttempt,
  SearchOutcome,
  SentTraits,
  TraitsSearch,
} from './insi/search-answer.js';
export type {
  IdentityToVerify,
  TypedTraits,
  Verification,
  VerificationBatch,
  VerificationBatchResult,
  VerificationBatchState,
} from './insi/verification.js';
export { checkName, type NameKind, type NameOptions } from './traits/check-name.js';
export { type NormalisedTrait, normaliseTrait, type TraitWarning } from './traits/normalise.js';
export { TRAIT_RULES, type TraitRule } from './traits/rules.js';
export { type SettledTraits, settleTraits } from './traits/settle-traits.js';
export { type AldType, isOfficialHost, TLSI_ENDPOINTS } from './wire-profile/index.js';
