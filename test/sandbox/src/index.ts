export type { CardCall, CardControl, ReaderContent, ReaderState } from './card/control.js';
export { makeCardControl } from './card/control-functions.js';
export { type Hardware, makeHardware } from './card/hardware.js';
export { type CardLibrary, loadCardLibrary } from './card/library/library.js';
export type { Pkcs11Module } from './card/pkcs11-module.js';
export { CARD_PROFILE_NAMES, type CardProfileName } from './card/profile.js';
export { type CardServer, serveCards } from './card/remote/server.js';
export type { RawRsa } from './card/signing.js';
export * from './dmp/index.js';
export { CardActionError, SANDBOX_ERROR_CODES, SandboxError, type SandboxErrorCode } from './errors.js';
export type {
  LicenceBehaviour,
  LicenceControl,
  LicenceJournalEntry,
  LicenceSettings,
  LicenceState,
} from './licence/control.js';
export { type LicenceServers, startLicenceServers } from './licence/server.js';
export * from './mss/index.js';
export type { NtpControl, NtpSettings } from './ntp/control.js';
export { type NtpServer, startNtpServer } from './ntp/server.js';
export type { CardCertificates } from './pki/card-certificates.js';
export type { CertifiedKey } from './pki/issue.js';
export { openPki, type Pki } from './pki/pki.js';
export type { TeleservicesPki } from './pki/teleservices.js';
export { type IssuerKey, makeIssuerKey } from './signing-key/ed25519.js';
export { startSandbox } from './start/sandbox.js';
export type { Sandbox, SandboxOptions, SandboxReady } from './start/types.js';
export * from './teleservices/index.js';
export type {
  PublishedRelease,
  UpdateBehaviour,
  UpdateChannel,
  UpdateControl,
  UpdateInstaller,
  UpdateRelease,
} from './update/control.js';
export { startUpdateServers, type UpdateServers } from './update/server.js';
export type { VitaleControl } from './vitale/control.js';
export { VITALE_PROFILE_NAMES, type VitaleProfileName } from './vitale/profile.js';
