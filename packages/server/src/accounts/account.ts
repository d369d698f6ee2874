/** An account of the system. */
export interface OsAccount {
  /** As the system identifies it: the user number (`1001`), on Windows the security identifier (`S-1-5-21-…`). */
  readonly id: string;
  /** Login name, without its domain. */
  readonly name: string;
  /** Where there are user numbers: what a process needs to become this account. */
  readonly posix?: { readonly user: number; readonly group: number; readonly home: string };
}

/** A TCP connection as the server sees it: `remote` is the caller's end. */
export interface ConnectionEnds {
  readonly remoteAddress: string;
  readonly remotePort: number;
  readonly localAddress: string;
  readonly localPort: number;
}

/** How a process ended. */
export interface ProcessEnd {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** A process just started. Its standard input stays open: its end tells it that this process is gone. */
export interface StartedProcess {
  readonly pid: number;
  /** Writes to its standard input. */
  say(text: string): void;
  /** Calls `listener` with what it writes on its standard error. */
  onWords(listener: (piece: string) => void): void;
  /** Resolves when it is gone. */
  readonly ended: Promise<ProcessEnd>;
  /** Ends it now. */
  kill(): void;
}

/** What the system tells and does about its accounts; one implementation a platform. */
export interface OsAccounts {
  /** {@link OsAccount.id} of the account at the other end of a connection; `undefined` when the system does not tell. */
  ownerOf(connection: ConnectionEnds): Promise<string | undefined>;
  /** Account by its names, as `s_userName` and `s_domainName` give them; `undefined` when there is none. */
  find(name: string, domain: string): Promise<OsAccount | undefined>;
  /** {@link OsAccount.id} of the account of this process. */
  readonly own: string;
  /**
   * Starts Node.js with `args` under another account, inside that person's session where the system has such.
   *
   * @throws {ServerError} `ACCOUNT_UNUSABLE` when the system does not let this process do it.
   */
  startAs(account: OsAccount, args: readonly string[]): Promise<StartedProcess>;
}
