import type { VitaleCard } from './vitale-card.js';

/** What is known of a reader without reading its card. */
export interface VitalePresence {
  /** `card`: some card, which only reading can tell from a Vitale. `unknown`: nothing tells, reading will. */
  readonly state: 'empty' | 'card' | 'unknown';
  /** Insertions and removals seen so far; absent when the source cannot tell one card from the next. */
  readonly generation?: number;
}

/** Tells what a reader holds. */
export interface VitaleReaders {
  /** @throws CardError when the readers of the machine cannot be asked. */
  presence(readerName: string, signal?: AbortSignal): Promise<VitalePresence>;
  /**
   * Resolves when the reader may hold something else than `known` (absent: it could not be asked), or when `maxMs` are
   * over. Never rejects.
   */
  waitForChange(
    readerName: string,
    known: VitalePresence | undefined,
    limits: { readonly maxMs: number; readonly signal: AbortSignal },
  ): Promise<void>;
}

/** Something that reads Vitale cards: the official reading library, or the cards of the sandbox. */
export interface VitaleProvider extends VitaleReaders {
  /**
   * Reads the card of a reader. Nothing else is read from it meanwhile in this process.
   *
   * @throws CardError `VITALE_LIBRARY`, `VITALE_ABSENT`, `VITALE_UNREADABLE`, `VITALE_NO_CONTENT`, `READER_NOT_FOUND`
   */
  read(readerName: string, signal?: AbortSignal): Promise<VitaleCard>;
  close(): void;
}

/** What a provider got out of a card, before it is understood: the same for the library and for the sandbox. */
export interface VitaleReading {
  /** State of the card as the reading library says it. */
  readonly cardState: number;
  /** XML text, in the encoding its declaration names. */
  readonly xml: Uint8Array;
}
