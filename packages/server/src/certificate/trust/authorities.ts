import type { Platform } from '../../platform/platform.js';
import type { StoreReport, TrustStore } from './types.js';

/** Which authorities, in which stores. */
export interface TrustOptions {
  /** Folder of the certificate: `certificate`, below the state folder. */
  readonly folder: string;
  /** Default: those of this computer that the account may change. */
  readonly stores?: readonly TrustStore[];
  readonly platform: Platform;
  readonly clock?: { now(): Date };
}

/** What became of every authority in every store. */
export interface TrustReport {
  /** Whether the authorities that serve now and next are trusted in at least one store, and no store failed. */
  readonly ok: boolean;
  readonly stores: readonly StoreReport[];
}

/**
 * Makes this computer trust the authority that serves and the one that follows, forgets those that served before, and
 * writes down that it was done: the service then takes the next certificate.
 *
 * @throws {ServerError} `STORAGE_UNREADABLE`, `STORAGE_UNWRITABLE`
 */
export async function trustAuthorities(_options: TrustOptions): Promise<TrustReport> {
  throw new Error('to be written in this change');
}

/** Takes every authority of this installation out of the stores: before it is removed. */
export async function untrustAuthorities(_options: TrustOptions): Promise<TrustReport> {
  throw new Error('to be written in this change');
}
