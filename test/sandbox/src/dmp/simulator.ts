import type { Clock } from './clock.js';
import type { OneShotFault } from './faults.js';
import type { DmpFixtures } from './fixtures.js';
import type { JournalEntry } from './journal.js';
import type { DmpSimulatorMode, DmpSimulatorSettings } from './settings.js';
import type { StoredDocumentSummary } from './state/documents.js';
import type { PatientStore } from './state/patients.js';
import type { ProfessionalStore, StructureStore } from './state/professionals.js';

export interface DmpSimulatorOptions {
  readonly tls: {
    /** Server certificate then its authorities, PEM, for `localhost`. */
    readonly cert: string;
    /** Private key of the server certificate, PEM. */
    readonly key: string;
    /** Authorities client certificates must come from, PEM, concatenated, root included. */
    readonly clientAuthorities: string;
  };
  /** Authorities the certificates that sign VIHFs and lots must come from, PEM, concatenated, root included. */
  readonly signingAuthorities: string;
  /** Loopback port; 0 (default) takes a free one. */
  readonly port?: number;
  /** Path the services hang under, default `/si-dmp-server/v2/services`. */
  readonly basePath?: string;
  readonly mode?: DmpSimulatorMode;
  /** The simulator only ever plays the test environment (dmp-transactions 7.1). */
  readonly environment: 'test';
  readonly clock?: Clock;
  readonly fixtures?: DmpFixtures;
  readonly settings?: Partial<DmpSimulatorSettings>;
}

/** A running simulator. */
export interface DmpSimulator {
  /** Base address of the services, e.g. `https://localhost:9443/si-dmp-server/v2/services`. */
  readonly url: string;
  readonly port: number;
  journal(): JournalEntry[];
  clearJournal(): void;
  readonly patients: PatientStore;
  readonly professionals: ProfessionalStore;
  readonly structures: StructureStore;
  failNext(fault: OneShotFault): void;
  documents(): StoredDocumentSummary[];
  close(): Promise<void>;
}

/**
 * Starts a strict double of the DMP on loopback, behind mutual TLS.
 *
 * @example
 * ```ts
 * const dmp = await startDmpSimulator({ tls, signingAuthorities, environment: 'test' });
 * console.log(dmp.url, dmp.journal());
 * await dmp.close();
 * ```
 */
export async function startDmpSimulator(options: DmpSimulatorOptions): Promise<DmpSimulator> {
  throw new Error(`not wired yet (${options.environment})`);
}
