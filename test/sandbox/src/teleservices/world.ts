import type { Clock } from '../dmp/clock.js';
import type { TrustStore } from '../dmp/pki/trust.js';
import type { BatchStore } from './batches.js';
import type { IdentityStore } from './identities/store.js';
import type { ProfessionalDirectory } from './professionals.js';
import type { TlsiSettings } from './settings.js';

/** What the simulator knows while it answers. */
export interface TlsiWorld {
  readonly clock: Clock;
  /** The settings in force; they change between calls. */
  readonly settings: TlsiSettings;
  readonly identities: IdentityStore;
  readonly professionals: ProfessionalDirectory;
  readonly batches: BatchStore;
  /** Authorities of the signature certificates of professionals. */
  readonly signingTrust: TrustStore;
  /** Authorities of those of organisations, which answer for their users (teleservices 5.4). */
  readonly organisationTrust: TrustStore;
  /** Authorities of the keys of Vitale cards. */
  readonly vitaleTrust: TrustStore;
}
