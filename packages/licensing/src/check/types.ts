import type { Dispatcher } from 'undici';
import type { LicenceMessage } from '../errors.js';
import type { IssuerKey } from '../jws/issuer-key.js';
import type { Clock, Environment, Logger } from '../seams.js';
import type { LicenceCache } from './cache.js';

/** What {@link createLicenceChecker} needs. */
export interface LicenceCheckerOptions {
  /**
   * Front server then its back-ups, at most three: `host`, `host:port` or `https://host:port`.
   * None: the check grants everything without touching the network (`source: 'none-configured'`).
   */
  readonly servers: readonly string[];
  /** Ed25519 keys that may sign an answer. */
  readonly publicKeys: readonly IssuerKey[];
  /** Dispatcher of the HTTPS calls (proxy and trust store are its business). */
  readonly dispatcher: Dispatcher;
  readonly clock?: Clock;
  readonly logger?: Logger;
  /** Where granted answers are kept until their `notAfter`; in memory by default. */
  readonly cache?: LicenceCache;
  readonly timeouts?: LicenceTimeouts;
  /** How long after its `notAfter` a granted answer still serves when no server can be reached, in ms. Default 0. */
  readonly gracePeriodMs?: number;
  /** Name of the product sent to the server. Default `DmpConnect-JS2`. */
  readonly product?: string;
}

/** Limits of one check, in milliseconds. */
export interface LicenceTimeouts {
  /** Whole check. Default 10 000 (seed 7.3.5). */
  readonly totalMs?: number;
  /** Time after which the next server is asked too, the earlier one still being listened to. Default 3 000. */
  readonly nextServerMs?: number;
}

/** Who asks for what. */
export interface LicenceSubject {
  /** Serial number of the card. */
  readonly cardId: string;
  /** National identifier of the holder, with its leading type digit. */
  readonly holder: string;
  /** Integrator named by the DC parameter, or `''`. */
  readonly integratorId: string;
  /** Version of the connector, e.g. `0.1.0`. */
  readonly version: string;
  readonly environment: Environment;
}

/** One check: its subject and its limits. */
export interface LicenceCheck extends LicenceSubject {
  /** Overrides the total time-out for this check, in ms. */
  readonly totalMs?: number;
  readonly signal?: AbortSignal;
}

/** The card may be served, and how that is known. */
export interface LicenceVerdict {
  readonly state: 'granted';
  readonly source: 'server' | 'cache' | 'grace' | 'none-configured';
  /** Server that answered, with `source: 'server'`. */
  readonly server?: string;
  /** End of validity of the answer. Absent when no server is configured. */
  readonly notAfter?: Date;
  readonly message: LicenceMessage;
}

/** Checks licences; see {@link createLicenceChecker}. */
export interface LicenceChecker {
  /**
   * Resolves when the card may be served.
   * @throws LicenceError `LICENCE_REFUSED`, `LICENCE_UNREACHABLE`, `LICENCE_ANSWER_INVALID`, `LICENCE_ABORTED`
   */
  check(request: LicenceCheck): Promise<LicenceVerdict>;
}
