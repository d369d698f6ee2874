/** Context of the smart card service, opaque. */
export type PcscContext = number | bigint;

/** State of a reader as it goes in and out of a wait. */
export interface ReaderState {
  readonly name: string;
  /** Bits of `READER_STATE`; the upper 16 count insertions and removals where the service counts them. */
  readonly flags: number;
  /** Answer to reset; empty without a card, or with a mute one. */
  readonly atr: Uint8Array;
}

/**
 * The PC/SC functions a watcher calls. None but `cancel` runs on the thread of the caller: a service that hangs blocks
 * nobody. `code` is the return value, unsigned.
 */
export interface PcscCalls {
  establish(): Promise<{ readonly code: number; readonly context: PcscContext }>;
  listReaders(context: PcscContext): Promise<{ readonly code: number; readonly names: readonly string[] }>;
  /** Waits until a reader is no longer in the state given, at most `timeoutMs`; 0 asks for the states now. */
  waitForChange(
    context: PcscContext,
    known: readonly ReaderState[],
    timeoutMs: number,
  ): Promise<{ readonly code: number; readonly states: readonly ReaderState[] }>;
  /** Ends the wait under way on that context. */
  cancel(context: PcscContext): void;
  release(context: PcscContext): Promise<void>;
}
