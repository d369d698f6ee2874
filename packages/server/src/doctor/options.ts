import type { LocateOptions } from '../admin-client/index.js';
import type { TrustStore } from '../certificate/index.js';
import type { Surroundings } from '../platform/surroundings.js';
import type { CheckGroup } from './result.js';

/** What the doctor looks at. Everything has the value of the installation by default. */
export interface DoctorOptions extends LocateOptions {
  /** Version of the program. */
  readonly version?: string;
  /** Port of the service when it is not that of the settings (`serve --port`). */
  readonly port?: number;
  /** Program of the card checks, which run in a process of their own. Default: the one built beside this module. */
  readonly cardProgram?: URL;
  /** Groups of which no line is wanted. */
  readonly without?: readonly CheckGroup[];
  /** How long a server that says nothing is waited for, in ms. Default 8 000: checks are made at the same time. */
  readonly patienceMs?: number;
  readonly signal?: AbortSignal;
  /** Default: those of this machine. */
  readonly trustStores?: () => Promise<readonly TrustStore[]>;
  /** Default: those of this process. */
  readonly surroundings?: Surroundings;
  /** Default: the clock of the system. */
  readonly now?: () => Date;
}
