import type { InsToSend } from '../identifiers/key.js';

/** An identity to verify: an INS and all its traits (teleservices 7.4). */
export interface IdentityToVerify {
  readonly ins: InsToSend;
  readonly traits: TypedTraits;
}

/** Traits as a user typed them; they are normalised before they are sent (teleservices 8.2). */
export interface TypedTraits {
  readonly birthName: string;
  /** In order, separated by spaces; a hyphenated given name is one name. */
  readonly givenNames: string;
  /** `U`, unknown, is refused before the call. */
  readonly sex: 'M' | 'F' | 'U';
  /** YYYY-MM-DD. */
  readonly birthDate: string;
  /** The birth date was copied from a Vitale card: it may be no date of the calendar (teleservices 8.3). */
  readonly lunarBirthDate?: boolean;
  /** Code officiel géographique, five characters. */
  readonly birthPlace?: string;
}

/** What a verification says: no detail, on purpose. */
export interface Verification {
  /** The INS and the traits agree with the national base. */
  readonly matches: boolean;
  /** `CodeCR`. */
  readonly code: string;
  /** `LibelleCR`. */
  readonly label: string;
}

/** A batch handed in (teleservices 7.5). */
export interface VerificationBatch {
  readonly batchNumber: string;
  readonly availableAt?: Date;
}

/** State of a batch: being worked on, finished, unknown to the service. */
export type VerificationBatchState = 'pending' | 'finished' | 'unknown';

/** Outcome of a batch. */
export interface VerificationBatchResult {
  readonly state: VerificationBatchState;
  /** By place in the batch, from 0; empty until it is finished. */
  readonly results: ReadonlyMap<number, Verification>;
}
