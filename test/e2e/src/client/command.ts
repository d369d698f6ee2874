/** A command as it travels: `s_commandName` and its fields. */
export type Command = Readonly<Record<string, unknown>> & { readonly s_commandName: string };

/** An answer as it came: `s_status` and its fields. */
export type Answer = Readonly<Record<string, unknown>>;

/** One exchange with the connector. */
export interface Exchange {
  readonly answer: Answer;
  readonly milliseconds: number;
  /** How the connector closed the socket; absent over HTTP. */
  readonly closeCode?: number;
}

/** Sends one command and waits for its answer. */
export type Send = (command: Command) => Promise<Exchange>;
