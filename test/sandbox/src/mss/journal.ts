/** One call that the secure mail received: no content, no address but the mailbox's own (mss 17). */
export interface MssJournalEntry {
  /** ISO 8601 UTC, by the simulator's clock. */
  readonly at: string;
  readonly host: 'identity' | 'mail' | 'directory';
  readonly path: string;
  /**
   * Key of the operation, e.g. `item.sendMessage`; `login` for the steps of the login, `TLS` for a handshake refused,
   * `ldap.search` and the like for the directory in LDAP.
   */
  readonly operation?: string | undefined;
  readonly protocol?: 'soap' | 'rest' | undefined;
  /** Mailbox acted on. */
  readonly mailbox?: string | undefined;
  /** National identifier of who calls, once it is known. */
  readonly holder?: string | undefined;
  readonly requestBytes: number;
  readonly answer: {
    /** HTTP status; 0 when the connection was cut, and in LDAP. */
    readonly http: number;
    readonly status: 'answered' | 'refused' | 'challenge' | 'TLS alert' | 'scenario';
    /** Number of mss 7.2, name of the scenario, or result code of LDAP. */
    readonly code?: string | undefined;
    /** The rule that was broken. */
    readonly rule?: string | undefined;
  };
}

/** What a call turned out to be, for the journal. */
export type CallFacts = Pick<MssJournalEntry, 'operation' | 'protocol' | 'mailbox' | 'holder'>;
