import type { HttpExchangeOptions } from '@dmpconnect/soap';
import type { TrustedDomains } from '../addresses/domain-list.js';
import type { MssLimits } from '../content/limits.js';
import type { Protocol } from '../wire-profile/index.js';

/** Base addresses of the two hosts, without path (mss 2). */
export interface MssHosts {
  readonly identity: string;
  readonly mail: string;
}

/** Hosts of the national operator (mss 2). */
export const MSS_HOSTS = {
  test: {
    identity: 'https://mss-idp-igcsante.formation.mssante.fr',
    mail: 'https://mss-msg-igcsante.formation.mssante.fr',
  },
  prod: {
    identity: 'https://mss-idp-igcsante.mssante.fr',
    mail: 'https://mss-msg-igcsante.mssante.fr',
  },
} as const satisfies Readonly<Record<string, MssHosts>>;

type Dispatcher = HttpExchangeOptions['dispatcher'];

/** One line of the journal: no content, no address but the mailbox's own (mss 17). */
export interface AuditEntry {
  /** e.g. `item.sendMessage`, `login`. */
  readonly operation: string;
  readonly mailbox?: string | undefined;
  /** Absent when no answer came. */
  readonly httpStatus?: number | undefined;
  readonly requestBytes: number;
  readonly answerBytes: number;
}

export interface NationalClientOptions {
  readonly hosts: MssHosts;
  /** For the identity host: its TLS identity is the card's authentication certificate. */
  readonly identityDispatcher: Dispatcher;
  /** For the mail host; the same one where that host asks for the card too (mss 18, 2). */
  readonly mailDispatcher: Dispatcher;
  /** National identifier of the holder with its type digit, e.g. `899700000001`. */
  readonly userId: string;
  /** `NUMHOMOLOGATION`, given by the operator. */
  readonly softwareId: string;
  /** Domains that may be written to. Without them every sending is refused. */
  readonly trustedDomains: TrustedDomains;
  /** Default `soap`. */
  readonly protocol?: Protocol | undefined;
  /** Send inferred formats to a host of the national operator. Default false. */
  readonly allowInferred?: boolean | undefined;
  readonly limits?: Partial<MssLimits> | undefined;
  /** For each exchange. Default 30 000. */
  readonly timeoutMs?: number | undefined;
  readonly audit?: ((entry: AuditEntry) => void) | undefined;
}
