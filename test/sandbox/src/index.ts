export type { CardCall, CardControl, ReaderContent, ReaderState } from './card/control.js';
export { CARD_PROFILE_NAMES, type CardProfileName } from './card/profile.js';
export type {
  LicenceBehaviour,
  LicenceControl,
  LicenceJournalEntry,
  LicenceSettings,
  LicenceState,
} from './licence/control.js';
export type { NtpControl, NtpSettings } from './ntp/control.js';
export { startSandbox } from './start/sandbox.js';
export type { Sandbox, SandboxOptions, SandboxReady } from './start/types.js';
export type { UpdateBehaviour, UpdateChannel, UpdateControl, UpdateRelease } from './update/control.js';
