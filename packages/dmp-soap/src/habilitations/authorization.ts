import type { Ins } from '../ins/ins.js';

/**
 * A change of the user's authorisation on a record (TD0.3, dmp-transactions 2.4). The patient's consent must have been
 * collected before `add`. With `treatingPhysician`, `add` declares the user the treating physician, and `remove` ends
 * that alone.
 */
export interface AuthorizationUpdate {
  readonly ins: Ins;
  readonly action: 'add' | 'remove';
  /** Default `false`. */
  readonly treatingPhysician?: boolean;
}

/** Answer of a service that did what it was asked. */
export interface ServiceOutcome {
  /** Free text of the DMP, e.g. that the authorisation was there already. */
  readonly context: string | undefined;
}

/** Which professionals are listed (TD1.6). */
export type AuthorizationKind = 'granted' | 'denied';

/** A question after the professionals of a record (TD1.6, dmp-transactions 2.14). */
export interface AuthorizationsQuery {
  readonly ins: Ins;
  /** Default `all`. */
  readonly kind?: AuthorizationKind | 'all';
}

/** A professional who may access a record, or is blocked. */
export interface PatientAuthorization {
  /** PS_IdNat, e.g. `899700000013`. */
  readonly identifier: string | undefined;
  /** OID of its domain, `1.2.250.1.71.4.2.1` in the sample. */
  readonly identifierSystem: string | undefined;
  readonly familyName: string | undefined;
  readonly givenName: string | undefined;
  /** e.g. code `G15_10/SM26`; a code or a label that is missing is empty. */
  readonly specialities: readonly { readonly code: string; readonly label: string }[];
  /** `YYYYMMDDhhmmss`. */
  readonly start: string | undefined;
  /** `YYYYMMDDhhmmss`. */
  readonly lastAction: string | undefined;
  readonly kind: AuthorizationKind | undefined;
  readonly treatingPhysician: boolean;
}
