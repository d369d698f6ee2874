import type { TimeProbe } from '@dmpconnect/ntp';
import type { InstalledService, MasterState } from '../admin-client/index.js';
import type { TrustStore } from '../certificate/index.js';
import type { Surroundings } from '../platform/surroundings.js';
import type { CardFacts } from './card/facts.js';

/** What the checks look at. */
export interface DoctorContext extends InstalledService {
  readonly surroundings: Surroundings;
  readonly version: string;
  readonly now: () => Date;
  /** How long a server that says nothing is waited for, in ms. */
  readonly patienceMs: number;
  readonly signal: AbortSignal;
  /** What answers on the port of the service; asked once. */
  readonly master: () => Promise<MasterState>;
  /** What the readers and the card say; asked once, by a process of its own. */
  readonly card: () => Promise<CardFacts>;
  /** What the time servers say; asked once. */
  readonly time: () => Promise<TimeProbe>;
  /** The stores in which browsers look for trusted authorities. */
  readonly trustStores: () => Promise<readonly TrustStore[]>;
}
