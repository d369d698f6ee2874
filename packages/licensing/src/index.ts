export { createMemoryLicenceCache, type LicenceCache } from './check/cache.js';
export { createLicenceChecker } from './check/checker.js';
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
export { type IssuerSigner, signCompactJws } from './jws/sign-compact.js';
export { type JwsOutcome, type JwsRefusal, verifyCompactJws } from './jws/verify-compact.js';
export { isOriginPattern, matchesOrigin } from './origin/match.js';
export type { Clock, Environment, LogFunction, Logger } from './seams.js';
