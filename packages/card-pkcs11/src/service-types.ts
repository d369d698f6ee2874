import type { Pkcs11Module } from './module/pkcs11-module.js';
import type { Professional, ProfessionalIdentity } from './professional/professional.js';
import type { ReaderWatcher } from './readers/watcher.js';
import type { Clock, Logger, Signer, TakeTurn, TlsIdentity } from './seams.js';

/** What is in a reader (cps-card 6). */
export type SlotType = 'empty' | 'vitale' | 'cps' | 'other' | 'unknown';

/** How a reader is reached. */
export type AccessMode = 'pcsc' | 'galss-pcsc' | 'galss-reader' | 'galss-rac';

/** A card reader. */
export interface Reader {
  /** Name to give back to `selectCpx`. */
  readonly name: string;
  readonly slotType: SlotType;
  readonly accessMode: AccessMode;
  /** Position in the list, from 0. */
  readonly index: number;
  /** Changes with each card that comes or goes; absent when the smart card service does not watch this reader. */
  readonly generation?: number;
}

/** State of the card in the selected reader (cps-card 3.3). */
export type CpxState =
  | 'valid'
  | 'no-card'
  | 'unknown-card'
  | 'changed'
  | 'blocked'
  | 'expired'
  | 'reader-error';

/** What can be known of a card without its PIN. The optional fields are absent when no CPx card could be read. */
export interface CpxStatus {
  readonly state: CpxState;
  /** 3 when fresh, 0 when blocked. */
  readonly remainingPinTries?: number;
  readonly serialNumber?: string;
  /** Last day of validity, `YYYYMMDD`. */
  readonly validUntil?: string;
}

/** Kind of CPx card, table G02. */
export type CpxType = 'CPS' | 'CPF' | 'CPE' | 'CPA';

/**
 * A card unlocked with its PIN. It is a capability: it exists only after a good PIN, and dies with the removal of the
 * card. After a refused PIN on the same card it answers `CARD_CHANGED` until a good PIN is given (cps-card 2, rules b to d).
 */
export interface CpxCard {
  readonly professional: Professional;
  /** DER. */
  readonly certificates: { readonly authentication: Uint8Array; readonly signature: Uint8Array };
  /** As known just after the PIN was accepted. */
  readonly remainingPinTries: number;
  readonly serialNumber: string;
  /** Last day of validity, `YYYYMMDD`: the earlier end of the two certificates. */
  readonly validUntil: string;
  /** Category G01: `00` real; `80`, `82`, `83` test. */
  readonly cardKind: 'real' | 'test';
  readonly cpxType: CpxType;
  /** Signs with the signature key: VIHF, lot signature. */
  signatureSigner(): Signer;
  /** Signs with the authentication key. */
  authenticationSigner(): Signer;
  /**
   * Client identity for mutual TLS with the authentication key.
   *
   * @param options.chain issuing authorities, DER, nearest first
   * @throws CardError `TLS_ENGINE_UNAVAILABLE`, and the codes of `assertUsable`
   */
  tlsIdentity(options?: { readonly chain?: readonly Uint8Array[] }): TlsIdentity;
  /**
   * Checks that the keys may be used now.
   *
   * @throws CardError `CARD_CHANGED` (removed, swapped, or a PIN was refused since), `CARD_EXPIRED`, `CARD_KEY_UNUSABLE`
   */
  assertUsable(): void;
}

/** What the public certificates of a CPx card say, without its PIN. */
export interface CpxHolder extends ProfessionalIdentity {
  readonly serialNumber: string;
  /** Last day of validity, `YYYYMMDD`: the earlier end of the two certificates. */
  readonly validUntil: string;
  /** Past its validity: its keys may not be used. */
  readonly expired: boolean;
  readonly cardKind: 'real' | 'test';
  readonly cpxType: CpxType;
  /** DER; public. */
  readonly certificates: { readonly authentication: Uint8Array; readonly signature: Uint8Array };
}

/** The reader chosen for the CPx card, with the memory of which card it held. */
export interface CpxReader {
  readonly readerName: string;
  /**
   * Reads who holds the card, without PIN and without consuming a try. Like `status` it takes no turn on the reader
   * itself.
   *
   * @throws CardError `CARD_ABSENT`, `CARD_CHANGED`, `CARD_NOT_CPX`, `CARD_DATA`, `CARD_SERVICE_UNAVAILABLE`,
   *   `CARD_LIBRARY`
   */
  holder(): CpxHolder;
  /**
   * Tells whether a card is in the reader, without asking it anything: it needs no turn and disturbs nobody. Never throws.
   */
  glance(): 'empty' | 'occupied' | 'unreachable';
  /** Reads the state without PIN and without consuming a try; never throws. */
  status(): CpxStatus;
  /**
   * Gives the PIN. A PIN equal to the one the card accepted since its insertion does not touch the card; any other costs
   * exactly one try (cps-card 2, rule a).
   *
   * @param pin 4 to 8 digits
   * @throws CardError `PIN_FORMAT`, `PIN_REFUSED`, `PIN_CANCELLED`, `CARD_BLOCKED`, `CARD_ABSENT`, `CARD_CHANGED`,
   *   `CARD_NOT_CPX`, `CARD_DATA`, `CARD_SERVICE_UNAVAILABLE`, `CARD_LIBRARY`
   */
  unlock(pin: string): Promise<CpxCard>;
}

/** Everything about the readers of this machine. */
export interface CardService {
  /**
   * Lists the readers of the smart card service and of the card library, each once.
   *
   * @throws CardError `CARD_SERVICE_UNAVAILABLE`, `CARD_LIBRARY`
   */
  listReaders(): readonly Reader[];
  /**
   * Calls `listener` when a card or a reader came or left, or the smart card service did: at once with a PC/SC watcher,
   * within a second without. Gives the way to stop it.
   */
  onReaderChange(listener: () => void): () => void;
  /**
   * Chooses a reader, empty or not. A non-empty name wins over the index; without either, index 0.
   *
   * @throws CardError `READER_NOT_FOUND`, `CARD_SERVICE_UNAVAILABLE`, `CARD_LIBRARY`
   */
  selectCpx(selection: { readonly readerName?: string; readonly readerIndex?: number }): CpxReader;
  /**
   * Ends every login on that reader's card until a good PIN is given here again: for a caller that learns that another
   * process had a PIN refused by the same card (cps-card 2, rule b).
   */
  revokeLogin(readerName: string): void;
  /** Logs out, closes sessions and the library. */
  close(): void;
}

/** What a card service is made of. */
export interface CardServiceOptions {
  readonly module: Pkcs11Module;
  readonly clock?: Clock;
  readonly takeTurn?: TakeTurn;
  readonly logger?: Logger;
  /** PC/SC events, when a watcher is available: gives ATRs and unseen removals (cps-card 7). */
  readonly watcher?: ReaderWatcher;
  /** Called after a PIN was refused, with the reader's name: the caller tells its other processes (`revokeLogin`). */
  readonly onPinRefused?: (readerName: string) => void;
  /** Path of the native TLS engine; by default the one built in this package. */
  readonly tlsEnginePath?: string;
}
