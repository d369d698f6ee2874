import type { Texts } from '../cli/texts.js';

/**
 * How the local certificate stands.
 * - `missing`: none was made yet; `unreadable`: its file is broken; the next start makes one in both cases;
 * - `valid`: it serves, and will for more than 60 days;
 * - `to-trust`: the one that follows is ready and its authority is not trusted yet: the operator, the installer or the
 *   supervisor has to run `certificate trust`;
 * - `ready`: the one that follows is trusted: the service takes it within a minute;
 * - `expiring`: less than 60 days are left and the service has not made the next one: it does not run;
 * - `expired`: pages are refused.
 */
export type CertificateCondition =
  | 'missing'
  | 'unreadable'
  | 'valid'
  | 'to-trust'
  | 'ready'
  | 'expiring'
  | 'expired';

/** One certificate of the local server with its authority. */
export interface CertificateFacts {
  readonly names: readonly string[];
  readonly notBefore: Date;
  readonly notAfter: Date;
  /** SHA-256 of the authority, `AA:BB:…`. */
  readonly authorityFingerprint: string;
  /** PEM file of the authority. */
  readonly caFile: string;
  /** Whether `certificate trust` put the authority into the stores of this computer. */
  readonly trusted: boolean;
}

/** State of the local certificate, read from the disk alone. */
export interface CertificateState {
  readonly condition: CertificateCondition;
  /** The one that serves. */
  readonly present?: CertificateFacts;
  /** The one that follows, made 60 days ahead. */
  readonly next?: CertificateFacts;
  /** Whole days the present one has left; negative when it has expired. */
  readonly daysLeft?: number;
  readonly sentence: Texts;
  /** What to do; absent when there is nothing to do. */
  readonly remedy?: Texts;
}

/** What {@link certificateState} looks at. */
export interface CertificateStateOptions {
  /** Folder of the certificate: `certificate`, below the state folder. */
  readonly folder: string;
  readonly clock?: { now(): Date };
}

/**
 * The state of the local certificate. Nothing is written, nothing is contacted.
 *
 * @throws {ServerError} `STORAGE_UNREADABLE`
 */
export async function certificateState(_options: CertificateStateOptions): Promise<CertificateState> {
  throw new Error('to be written in this change');
}
