import type { IssuerKey } from '../jws/issuer-key.js';
import type { Clock, Environment } from '../seams.js';

/** What an integrator's DC parameter says (js-api 3.3). */
export interface DcParameterClaims {
  readonly integratorId: string;
  readonly applicationName: string;
  /** Origins of the pages that may talk to the connector, as patterns; see `matchesOrigin`. */
  readonly allowedOrigins: readonly string[];
  readonly environment: Environment;
  /** Names of the reserved features this integrator may use. */
  readonly features: readonly string[];
  readonly issuedAt: Date;
  /** Absent: no end. */
  readonly expiresAt?: Date;
}

/** A DC parameter that was accepted. */
export interface DcParameter extends DcParameterClaims {
  /** False for an opaque blob accepted under `acceptUnsigned`: its claims are then empty. */
  readonly signed: boolean;
  /** SHA-256 of the decoded blob, lower-case hexadecimal: the same however the base64 was laid out. */
  readonly fingerprint: string;
}

/** How {@link readDcParameter} judges a blob. */
export interface ReadDcParameterOptions {
  readonly publicKeys: readonly IssuerKey[];
  /** Environment the connector runs in. */
  readonly environment: Environment;
  readonly clock?: Clock;
  /**
   * Development only: accept a blob that is no JWS at all (issued for the original product), identified by
   * its SHA-256. A JWS whose signature is wrong stays refused.
   */
  readonly acceptUnsigned?: boolean;
}
