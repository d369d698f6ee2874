export { authorityPath, type LocalCertificate } from './bundle.js';
export {
  ensureLocalCertificate,
  type LocalCertificateOptions,
  readLocalCertificate,
  renewLocalCertificate,
} from './local-certificate.js';
export { LOCAL_NAMES } from './names.js';
