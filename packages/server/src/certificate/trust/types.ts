import type { Texts } from '../../cli/texts.js';

/** An authority of the local server, as stores of trusted authorities take it. */
export interface Authority {
  readonly pem: string;
  /** SHA-256 of its DER, `AA:BB:…`. */
  readonly fingerprint: string;
  /** SHA-1 of its DER, hexadecimal without colons: how Windows and macOS name a certificate. */
  readonly sha1: string;
  /** Common name of its subject, of its own for each: `DmpConnect-JS2 local authority 1a2b3c4d`. */
  readonly name: string;
}

/** What came of a change of one store. */
export type TrustOutcome =
  | 'added'
  | 'already'
  | 'removed'
  | 'absent'
  /** The account that runs this may not change the store. */
  | 'needs-rights'
  /** The program that changes the store is not installed. */
  | 'no-tool'
  | 'failed';

/** `machine`: for every person, administrator's rights needed; `user`: for the person alone. */
export type TrustScope = 'machine' | 'user';

/** A store of trusted authorities: that of the system, of Chromium or Firefox for one person. */
export interface TrustStore {
  /** Stable name, such as `windows-machine`, `linux-system`, `nss:/home/anne/.pki/nssdb`. */
  readonly id: string;
  readonly label: Texts;
  /** For whom it counts. */
  readonly scope: TrustScope;
  /** Whether the authority is trusted there for servers; nothing when the store cannot be read. */
  holds(authority: Authority): Promise<boolean | undefined>;
  add(authority: Authority): Promise<StoreChange>;
  remove(authority: Authority): Promise<StoreChange>;
}

/** What a store answered to a change. */
export interface StoreChange {
  readonly outcome: TrustOutcome;
  /** What the program of the system said when it failed. */
  readonly detail?: string;
}

/** The line of one store in a report. */
export interface StoreReport extends StoreChange {
  readonly id: string;
  readonly label: Texts;
  /** SHA-256 of the authority. */
  readonly fingerprint: string;
}
