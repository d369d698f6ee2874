/** One PC/SC reader as a watcher sees it. */
export interface WatchedReader {
  /** Full PC/SC name. */
  readonly name: string;
  /** Whether a card is in it, even a mute one. */
  readonly present: boolean;
  /** Answer to reset of the card in it, upper-case hexadecimal; absent when empty or mute. */
  readonly atr?: string;
  /**
   * Changes whenever a card came or left, or the reader itself did, so that a quick swap does not pass unseen. It never
   * goes back while the watcher lives, not even for a reader that comes back under the same name.
   */
  readonly generation: number;
}

/** Source of PC/SC events that never connects to a card (cps-card 7). */
export interface ReaderWatcher {
  /** In the order of the smart card service; empty while it does not answer. */
  readers(): readonly WatchedReader[];
  /** Whether the smart card service answers; while it does not, the watcher tries again by itself. */
  isLive(): boolean;
  /** Calls `listener` after each change of `readers` or `isLive`; gives the way to stop it. */
  onChange(listener: () => void): () => void;
}
