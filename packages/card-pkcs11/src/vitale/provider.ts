import type { VitaleCard } from './vitale-card.js';

/** What is known of a reader without reading its card. */
export interface VitalePresence {
  /** `card`: some card, which only reading can tell from a Vitale. `unknown`: nothing tells, reading will. */
  readonly state: 'empty' | 'card' | 'unknown';
  /** Insertions and removals seen so far; absent when the source cannot tell one card from the next. */
  readonly generation?: number;
}

/** Tells what the readers hold. */
export interface VitaleReaders {
  /** @throws CardError `READER_NOT_FOUND` */
  presence(readerName: string): Promise<VitalePresence>;
  /** Calls `listener` when a card or a reader came or left, where something tells; gives the way to stop it. */
  onChange(listener: () => void): () => void;
}

/** Something that reads Vitale cards: the official reading library, or the cards of the sandbox. */
export interface VitaleProvider extends VitaleReaders {
  /**
   * Reads the card of a reader. Nothing else is read from it meanwhile in this process.
   *
   * @throws CardError `VITALE_LIBRARY`, `VITALE_ABSENT`, `VITALE_UNREADABLE`, `VITALE_NO_CONTENT`, `READER_NOT_FOUND`
   */
  read(readerName: string, signal?: AbortSignal): Promise<VitaleCard>;
  /**
   * Has the card of a reader vouch for one of its people: a signed SAML assertion, to be passed on as it is. Absent when
   * what reads the cards cannot: the reading library alone does not.
   *
   * @param person position on the card, from 0
   * @throws CardError `VITALE_LIBRARY`, `VITALE_ABSENT`, `VITALE_UNREADABLE`, `READER_NOT_FOUND`
   */
  assertion?(readerName: string, person: number, signal?: AbortSignal): Promise<string>;
  close(): void;
}

/** What a provider got out of a card, before it is understood: the same for the library and for the sandbox. */
export interface VitaleReading {
  /** State of the card as the reading library says it. */
  readonly cardState: number;
  /** XML text, in the encoding its declaration names. */
  readonly xml: Uint8Array;
}
