import type { Ins } from '../ins/ins.js';

/** A request for the certified identity of a beneficiary (TD0.0, dmp-transactions 2.15). */
export interface IdentityCertificationRequest {
  /** Identifier of the insured person (ouvrant droit), as on the Vitale card. */
  readonly holder: Ins;
  /** Birth date of the beneficiary, `YYYYMMDD`. */
  readonly birthDate: string;
  /** Birth rank of the beneficiary, from 1. */
  readonly birthRank: number;
  /** Identifier of the beneficiary, when it is known. */
  readonly beneficiary?: Ins;
}

/** The identity as the DMP certifies it. */
export interface CertifiedIdentity {
  readonly ins: Ins;
  readonly usedName: string | undefined;
  readonly birthName: string | undefined;
  readonly givenName: string | undefined;
  /** `YYYYMMDD`. */
  readonly birthDate: string | undefined;
}
