export { authorityPath, type LocalCertificate } from './bundle.js';
export {
  ensureLocalCertificate,
  type LocalCertificateOptions,
  readLocalCertificate,
  renewLocalCertificate,
} from './local-certificate.js';
export { LOCAL_NAMES } from './names.js';
export {
  type CertificateCondition,
  type CertificateFacts,
  type CertificateState,
  type CertificateStateOptions,
  certificateState,
} from './state.js';
export {
  type TrustOptions,
  type TrustReport,
  trustAuthorities,
  untrustAuthorities,
} from './trust/authorities.js';
export type {
  Authority,
  StoreChange,
  StoreReport,
  TrustOutcome,
  TrustScope,
  TrustStore,
} from './trust/types.js';
