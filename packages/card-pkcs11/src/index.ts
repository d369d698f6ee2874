export { createCardService } from './card-service.js';
export { CARD_ERROR_CODES, CardError, type CardErrorCode } from './errors.js';
export { defaultModulePaths } from './module/default-paths.js';
export { loadPkcs11Module } from './module/load.js';
export type {
  Handle,
  Pkcs11Attribute,
  Pkcs11Info,
  Pkcs11Module,
  Pkcs11SessionInfo,
  Pkcs11SlotInfo,
  Pkcs11TokenInfo,
  Pkcs11Version,
} from './module/pkcs11-module.js';
export { type PcscWatcher, type PcscWatcherOptions, startPcscWatcher } from './pcsc/start-watcher.js';
export type {
  Code,
  PersonIdentifierType,
  PracticeLocation,
  Professional,
  ProfessionalIdentity,
} from './professional/professional.js';
export { chooseReader, type ReaderSelection } from './readers/choose.js';
export { listWatchedReaders } from './readers/list.js';
export type { ReaderWatcher, WatchedReader } from './readers/watcher.js';
export type { Clock, Logger, SignatureAlgorithm, Signer, TakeTurn, TlsIdentity } from './seams.js';
export type {
  AccessMode,
  CardService,
  CardServiceOptions,
  CpxCard,
  CpxHolder,
  CpxReader,
  CpxState,
  CpxStatus,
  CpxType,
  Reader,
  SlotType,
} from './service-types.js';
export { findTlsEngine } from './tls/native-engine.js';
export { API_LEC_FUNCTIONS, type ApiLecFunctions } from './vitale/api-lec/functions.js';
export { type ApiLecOptions, createApiLecProvider } from './vitale/api-lec/provider.js';
export type { VitalePresence, VitaleProvider, VitaleReaders } from './vitale/provider.js';
export { createVitaleReaders } from './vitale/readers.js';
export type { VitaleCard, VitaleCardKind, VitaleCoverage, VitalePatient } from './vitale/vitale-card.js';
