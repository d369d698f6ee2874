export { decideLicence, type LicenceDecision } from './authority/decide.js';
export {
  issueLicenceAnswer,
  type LicenceSigner,
  type LicenceVerdictToSign,
} from './authority/issue-answer.js';
export { createLicenceAuthority, type LicenceAuthorityOptions } from './authority/listener.js';
export { type LicenceAuthorityQuestion, readLicenceQuestion } from './authority/question.js';
export {
  EMPTY_REGISTER,
  grantLicence,
  type LicenceKey,
  type LicenceRegister,
  type RegisteredLicence,
  readLicenceRegister,
  revokeLicence,
  writeLicenceRegister,
} from './authority/register.js';
export { createMemoryLicenceCache, type LicenceCache } from './check/cache.js';
export { createLicenceChecker } from './check/checker.js';
export {
  type LicenceProbeOptions,
  type LicenceServerProbe,
  PROBE_CARD_ID,
  probeLicenceServers,
} from './check/probe.js';
export { LICENCE_MESSAGES, type LicenceState } from './check/states.js';
export type {
  LicenceCheck,
  LicenceChecker,
  LicenceCheckerOptions,
  LicenceSubject,
  LicenceTimeouts,
  LicenceVerdict,
} from './check/types.js';
export { issueDcParameter } from './dc-parameter/issue.js';
export { readDcParameter } from './dc-parameter/read.js';
export type { DcParameter, DcParameterClaims, ReadDcParameterOptions } from './dc-parameter/types.js';
export {
  DcParameterError,
  type DcParameterErrorCode,
  LICENSING_ERRORS,
  type LicenceAttempt,
  type LicenceAttemptFailure,
  LicenceError,
  type LicenceErrorCode,
  type LicenceMessage,
  LicensingError,
  type LicensingErrorCode,
  type RefusedLicenceState,
} from './errors.js';
export type { IssuerKey } from './jws/issuer-key.js';
export { issuerPublicKeyOf, makeIssuerKeyPem, readIssuerPrivateKey } from './jws/new-issuer-key.js';
export { type IssuerSigner, signCompactJws } from './jws/sign-compact.js';
export { type JwsOutcome, type JwsRefusal, verifyCompactJws } from './jws/verify-compact.js';
export { isOriginPattern, matchesOrigin } from './origin/match.js';
export type { Clock, Environment, LogFunction, Logger } from './seams.js';
