import type { Signer, SoapExchangeOptions, TransactionDump } from '@dmpconnect/soap';
import type { ValueSets } from '../codes/value-sets.js';
import type { CareStructure, Professional } from '../documents/person.js';
import type { DmpAuthentication } from './authentication.js';
import type { DmpProtocol } from './protocol.js';

/** The time source of the DMP's time stamps. */
export interface Clock {
  now(): Date;
}

/** The user's structure, chosen among the activities of his card (dmp-transactions 3.8). */
export interface UserStructure extends CareStructure {
  /** Secteur d'activité, e.g. `SA07`. */
  readonly sector: string;
}

/** The software that speaks, as the DMP must know it. */
export interface DmpSoftware {
  readonly name: string;
  readonly version: string;
  /** Serial or installation id (VIHF attribute LPS_ID). */
  readonly instanceId: string;
  /** Homologation number given by the authority. */
  readonly homologationId: string;
  /** OID of the installation, `2.25.…`: sender of HL7 messages, sourceId of submission sets. */
  readonly oid: string;
}

/** Everything a client is made of. */
export interface DmpClientOptions {
  /** `https://…/si-dmp-server/v2/services`; see `expandDmpUrl` for short names. */
  readonly baseUrl: string;
  /** Connection with the card's or the structure's TLS identity, made with `createDispatcher` of `@dmpconnect/soap`. */
  readonly dispatcher: SoapExchangeOptions['dispatcher'];
  /** Signature key of the card or of the structure, not the authentication one (dmp-transactions 3.7). */
  readonly signer: Signer;
  /** Who stands behind the calls. Default: the card of a professional. */
  readonly authentication?: DmpAuthentication;
  readonly user: Professional;
  readonly structure: UserStructure;
  /** Cadre d'exercice, e.g. `AMBULATOIRE`. */
  readonly practiceSetting: string;
  readonly software: DmpSoftware;
  /** Which INS are accepted, and the HL7 processing code. */
  readonly environment: 'test' | 'prod';
  readonly clock: Clock;
  /** Zone of the local times written in documents. Default `Europe/Paris`. */
  readonly timeZone?: string;
  /** For each call, in milliseconds. */
  readonly transactionTimeoutMs: number;
  /** Sees every message, as sent and received: they hold personal data. */
  readonly dump?: TransactionDump;
  /** Newer editions of the value sets. */
  readonly valueSets?: Partial<ValueSets>;
  /** What the public sources leave open. */
  readonly protocol?: Partial<DmpProtocol>;
}

/** Why the record is accessed (dmp-transactions 3.6, purposeofuse). */
export interface DmpAccess {
  readonly mode: 'normal' | 'bris_de_glace' | 'centre_15';
  /** Required for `bris_de_glace`. */
  readonly reason?: string;
  /** "Connexion secrète" of a minor: the act is hidden from his legal representatives. */
  readonly secret?: boolean;
}

/** Options of one call. */
export interface DmpCallOptions {
  readonly signal?: AbortSignal;
  /** Default: `normal`. */
  readonly access?: DmpAccess;
}
