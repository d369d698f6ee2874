export type { LocalCertificate } from './bundle.js';
export { authorityPath } from './files.js';
export { type CertificateKeeper, type KeeperOptions, keepCertificate } from './keep.js';
export {
  ensureLocalCertificate,
  type LocalCertificateOptions,
  prepareNextCertificate,
  RENEW_BEFORE_DAYS,
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
  type TrustStatus,
  trustAuthorities,
  trustStatus,
  untrustAuthorities,
} from './trust/authorities.js';
export { readAuthority } from './trust/authority.js';
export { currentTrustStores, type StoreSurroundings } from './trust/current-stores.js';
export { findLinuxLayout, type LinuxLayout } from './trust/linux-system.js';
export { type PersonTrustOptions, trustForPerson } from './trust/person.js';
export type {
  Authority,
  StoreChange,
  StoreReport,
  TrustOutcome,
  TrustScope,
  TrustStore,
} from './trust/types.js';
