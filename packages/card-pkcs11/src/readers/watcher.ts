/** One PC/SC reader as a watcher sees it. */
export interface WatchedReader {
  /** Full PC/SC name. */
  readonly name: string;
  /** Answer to reset of the card in it, upper-case hexadecimal; absent when empty. */
  readonly atr?: string;
  /** Number of insertions and removals seen since the start, so that a quick swap does not pass unseen. */
  readonly generation: number;
}

/** Source of PC/SC events that never connects to a card (cps-card 7). */
export interface ReaderWatcher {
  readers(): readonly WatchedReader[];
}
