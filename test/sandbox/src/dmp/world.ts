import type { Clock } from './clock.js';
import type { TrustStore } from './pki/trust.js';
import type { DmpSimulatorMode, DmpSimulatorSettings } from './settings.js';
import type { AccessHistory } from './state/access-history.js';
import type { DocumentStore } from './state/documents.js';
import type { MessageMemory } from './state/messages.js';
import type { PatientStore } from './state/patients.js';
import type { ProfessionalStore, StructureStore } from './state/professionals.js';

/** Everything a check may look at: who is known, what is stored, what time it is, how strict to be. */
export interface World {
  readonly mode: DmpSimulatorMode;
  /** The settings in force: read them at each call, they may change. */
  readonly settings: DmpSimulatorSettings;
  readonly clock: Clock;
  /** Path the services hang under, without a slash at its end. */
  readonly basePath: string;
  readonly signingTrust: TrustStore;
  readonly patients: PatientStore;
  readonly professionals: ProfessionalStore;
  readonly structures: StructureStore;
  readonly documents: DocumentStore;
  readonly messages: MessageMemory;
  readonly accesses: AccessHistory;
  /** A new UUID, lower case; the same run after run when a seed is set. */
  uuid(): string;
}
