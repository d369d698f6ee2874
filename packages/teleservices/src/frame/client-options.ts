import type { SoapExchangeOptions, TransactionDump } from '@dmpconnect/soap';
import type { InsFamily } from '../identifiers/ins.js';
import type { TlsiAuthentication } from './authentication.js';
import type { VitaleBeneficiary } from './beneficiary.js';

/** A clock. */
export interface Clock {
  now(): Date;
}

/** The software that speaks (teleservices 4.2, 12.2). 59 characters at most each; longer ones are refused, never cut. */
export interface TlsiSoftware {
  /** Authorisation number given by the CNDA (IDAM). */
  readonly authorization: string;
  /** Kind of that number: `4`, also written `04`. Default `4`. */
  readonly authorizationKind?: string;
  readonly name: string;
  readonly version: string;
  /** UUID of the installation, constant over its life. */
  readonly instance: string;
}

/** Gives the assertion of a Vitale card: canonical XML made by the national component, or by the sandbox (teleservices 5.5). */
export interface VitaleAssertionProvider {
  get(beneficiary: VitaleBeneficiary): Promise<string>;
}

/** A line of the audit trail: no trait, no identifier (teleservices 8.4, 16). */
export interface AuditEntry {
  readonly at: Date;
  /** e.g. `INSi 2`. */
  readonly operation: string;
  /** `Emetteur` of the request. */
  readonly emitter: string;
  readonly messageId: string;
  /** Care contact that the search was made for. */
  readonly careContext?: string;
  /** `CodeCR`, or the code of the fault or of the error. */
  readonly code: string;
}

/** Everything a client is made of. */
export interface TeleservicesClientOptions {
  /** See `TLSI_ENDPOINTS`. */
  readonly url: string;
  /** Made with `createDispatcher` of `@dmpconnect/soap`; with the software certificate's identity for `tlsm`. */
  readonly dispatcher: SoapExchangeOptions['dispatcher'];
  readonly authentication: TlsiAuthentication;
  readonly software: TlsiSoftware;
  readonly environment: 'test' | 'prod';
  /**
   * Identifiers that the platform knows; the others are refused, both ways. In production always `real`. Default in
   * tests: `real` on a host of the health insurance, whose test platform answers production OIDs (teleservices 9),
   * `test` elsewhere.
   */
  readonly identifiers?: InsFamily;
  readonly clock: Clock;
  /** For each call, in milliseconds. Default 60 000 (teleservices 2.3). */
  readonly transactionTimeoutMs?: number;
  /** Needed by what wants the Vitale card: INSi 1, ALDi. */
  readonly vitaleAssertions?: VitaleAssertionProvider;
  /** How long an assertion of the professional is used again, in milliseconds. Default 50 minutes (teleservices 5.1). */
  readonly assertionLifetimeMs?: number;
  /** Sends formats that were only observed to a real host too. Default `false`. */
  readonly allowObserved?: boolean;
  /** Follows the rules of writing of the historical product: neither apostrophe nor double hyphen (teleservices 8.1). */
  readonly strictJsRules?: boolean;
  /** Sees every message, as sent and received: they hold personal data. */
  readonly dump?: TransactionDump;
  /** Sees every call, once it is over. */
  readonly audit?: (entry: AuditEntry) => void;
}

/** Options of one call. */
export interface CallOptions {
  readonly signal?: AbortSignal;
}

/** Options of a search. */
export interface SearchCallOptions extends CallOptions {
  /** The care contact it is made for, such as the reference of the visit: a search without one is forbidden (teleservices 16). */
  readonly careContext: string;
  /**
   * Called with each request once it is built and signed, before it leaves. What it throws ends the search, and nothing
   * is sent: so a test set-up answers in the place of the service without hiding a mistake (teleservices 13).
   */
  readonly beforeSending?: BeforeSending;
}

/** See {@link SearchCallOptions.beforeSending}. */
export type BeforeSending = (request: {
  /** e.g. `INSi 2`. */
  readonly operation: string;
  readonly messageId: string;
}) => Promise<void>;
