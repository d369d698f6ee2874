/** A process held open: its number is given to no other meanwhile. */
export interface HeldProcess {
  /** Security identifier of its account; `undefined` when this process may not know it. */
  accountId(): string | undefined;
  close(): void;
}

/** A process started in the session of a person. */
export interface SessionProcess {
  readonly pid: number;
  say(text: string): void;
  /** What it wrote on its standard error since the last call. */
  takeWords(): string;
  /** Exit code; `undefined` while it runs. */
  exitCode(): number | undefined;
  kill(): void;
  /** To be called once it is gone. */
  close(): void;
}

/** The right to act as a person who has a session open. */
export interface SessionToken {
  accountId(): string | undefined;
  /**
   * Starts a program in the session.
   *
   * @throws Error with the number Windows gives for the refusal.
   */
  start(commandLine: string): SessionProcess;
  close(): void;
}

/** The calls of Windows that are needed, so that what is built on them can be tested anywhere. */
export interface Win32Calls {
  /** The table of TCP connections with their processes (`GetExtendedTcpTable`). Empty when it cannot be had. */
  tcpTable(version: 4 | 6): Buffer;
  /** `undefined` when there is no such process, or it may not be looked at. */
  openProcess(pid: number): HeldProcess | undefined;
  /** Security identifier of the account of a person (`LookupAccountName`). */
  lookUpAccount(name: string, domain: string): string | undefined;
  /** Sessions of persons on this computer, those in use first. */
  sessions(): readonly number[];
  /** Token of the person of a session (`WTSQueryUserToken`): given to the account of the system alone. */
  sessionToken(session: number): SessionToken | undefined;
}
