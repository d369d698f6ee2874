import type { Logger } from '../logger.js';
import type { TakeTurn } from './card-turn.js';

/** What a worker is told when it starts. */
export interface WorkerSeed {
  /** Path of `DmpConnect-JS2.xml`. */
  readonly settingsFile: string;
  /** `development` carries the debug commands and the sandbox's virtual card; `production` neither. */
  readonly flavour: 'development' | 'production';
  /** Version of the connector, e.g. `0.1.0`. */
  readonly version: string;
  readonly applicationId: string;
  readonly integratorId: string | undefined;
  readonly origin: string | undefined;
  /** Number that names the folder of this worker's journals (js-api 1.8). */
  readonly workerNumber: number;
}

/** What the start of a worker gives to its services. */
export interface WorkerLinks {
  readonly seed: WorkerSeed;
  /** Waits for the machine-wide turn on a reader (js-api 1.8). */
  readonly takeTurn: TakeTurn;
}

/** What the handlers of a worker share: built once, when the worker starts. */
export interface WorkerServices {
  readonly log: Logger;
  close(): Promise<void>;
}
