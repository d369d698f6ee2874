/** What every call takes beside its input. */
export interface CallOptions {
  /** Gives the call up: in the server too, as far as it can be stopped there. */
  readonly signal?: AbortSignal | undefined;
  /**
   * Milliseconds to wait for the answer, in the place of the time-out of the command. A shorter one gives the call up
   * earlier; the server keeps its own.
   */
  readonly deadlineMs?: number | undefined;
}
