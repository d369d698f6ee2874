/**
 * Every name of the wire, official or invented, and nothing else (teleservices 14): the client and the simulator share
 * it, so that an invented name is replaced in one place when the contract is obtained.
 */
export {
  ALD_CODES,
  ALD_TYPES,
  type AldAnswer,
  type AldBeneficiary,
  type AldQuery,
  type AldType,
  type ParsedAldAnswer,
  type WireAld,
} from './aldi.js';
export {
  BAM_VERSION,
  type BamContext,
  bamContextElement,
  type Coverage,
  type CoverageBeneficiary,
  readBamContext,
} from './context-bam.js';
export {
  LPS_VERSION,
  type LpsContext,
  type LpsSoftware,
  lpsContextElement,
  readLpsContext,
  softwareName,
} from './context-lps.js';
export { isOfficialHost, TLSI_ENDPOINTS } from './endpoints.js';
export type {
  AuthenticationKind,
  FrameEntry,
  RawEntry,
  WireEntry,
  WireHeaders,
  WireStatus,
} from './entry.js';
export {
  type DeclarationQuery,
  EXPERIMENTAL_PROFILE,
  HISTORY_FAMILIES,
  type HistoryFamily,
  type HistoryQuery,
  type PersonQuery,
} from './experimental.js';
export { type FaultToWrite, readSiramError, type SiramError, writeFault } from './fault.js';
export {
  FAULTS,
  type FaultDefinition,
  type FaultDetailCode,
  SEVERITIES,
  UNAVAILABLE_SUBCODE,
} from './fault-codes.js';
export {
  BATCH_LIMIT,
  BATCH_STATES,
  type BatchItem,
  type BatchQuery,
  type BatchReceipt,
  type BatchResult,
  type BatchState,
  type BatchSubmission,
} from './insi-batch.js';
export {
  type ResultIndividual,
  type ResultIns,
  type ResultTraits,
  readSearchResult,
  SEARCH_CODES,
  type SearchResult,
  searchResultElement,
} from './insi-result.js';
export type { TraitsSearchQuery, VitaleSearchQuery } from './insi-search.js';
export { VERIFICATION_CODES, type VerificationQuery, type VerificationReport } from './insi-verification.js';
export type { Matricule } from './matricule.js';
export {
  ALD,
  ALD_ANSWER,
  ALD_QUERY,
  BAM,
  BATCH,
  LPS,
  PLACEHOLDER_PREFIX,
  SEARCH_RESULT,
  SIRAM,
  TRAITS_SEARCH,
  VERIFICATION,
  VITALE_SEARCH,
} from './namespaces.js';
export { PROFESSIONAL_ASSERTION, PROFESSIONAL_ASSERTION_LIFETIME_MS } from './professional-assertion.js';
export { WIRE_PROFILE, type WireKey } from './profile.js';
export { SOFTWARE_CERTIFICATE } from './software-certificate.js';
export {
  isSimulatedVitaleAssertion,
  type ReadVitaleAssertion,
  readVitaleAssertion,
  signVitaleAssertion,
  VITALE_ASSERTION_LIFETIME_MS,
  type VitaleAssertion,
} from './vitale-assertion.js';
