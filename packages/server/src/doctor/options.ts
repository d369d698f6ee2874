import type { Flavour } from '../flavour.js';
import type { Platform } from '../platform/index.js';

/** What the doctor looks at. Everything has the value of the installation by default. */
export interface DoctorOptions {
  /** Settings file. Default: that of the installation. */
  readonly settingsFile?: string;
  /** Folder of what the service keeps. Default: that of the settings. */
  readonly stateFolder?: string;
  readonly flavour?: Flavour;
  readonly platform?: Platform;
  /** Version of the program. */
  readonly version?: string;
  /** Port of the service when it is not that of the settings (`serve --port`). */
  readonly port?: number;
  /** Program of the card checks, which run in a process of their own. Default: the one built beside this module. */
  readonly cardProgram?: URL;
  /** Groups of which no line is wanted. */
  readonly without?: readonly string[];
  readonly signal?: AbortSignal;
}
