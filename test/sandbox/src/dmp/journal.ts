/** What became of one named check of the pipeline (dmp-transactions 9.2). */
export type CheckOutcome = 'ok' | 'refused' | 'warning' | 'not applicable';

/** One check, named in words a person can read: `VIHF signature`, `manifest digests`, `CDA header`. */
export interface JournalCheck {
  readonly name: string;
  readonly outcome: CheckOutcome;
  /** What was found, or why it was refused. Never patient traits nor document content. */
  readonly detail?: string;
}

/** The TLS side of a call, as the simulator saw it. */
export interface JournalTls {
  /** Subject of the client certificate, RFC 2253; empty when none was shown. */
  readonly subject: string;
  /** Serial number of the client certificate, decimal; empty when none was shown. */
  readonly serial: string;
  /** `TLSv1.2`, or empty when the handshake did not end. */
  readonly protocol: string;
  /** OpenSSL name of the cipher suite, or empty when the handshake did not end. */
  readonly cipher: string;
  /** Whether the TLS session was resumed (no private-key operation on the client's side). */
  readonly resumed: boolean;
}

/** The decoded VIHF of a call. */
export interface JournalVihf {
  readonly user: string;
  readonly structure: string;
  /** `resource-id` as sent (CX), when the call targets a patient. */
  readonly patient?: string;
  /** `DIRECTE`, `INDIRECTE` or `INDIRECTE_RENFORCEE`. */
  readonly mode: string;
  /** `normal`, `bris_de_glace` or `centre_15`. */
  readonly purpose: string;
  /** Roles as `code^codeSystem`, in the order sent. */
  readonly roles: readonly string[];
  /** Whether the connection is secret: hidden from the legal representatives of a minor. */
  readonly secret: boolean;
  /** Algorithm of the signature, e.g. `RSA-SHA256`, or `none`. */
  readonly signatureAlgorithm: string;
}

/** One call received, whatever became of it. */
export interface JournalEntry {
  /** When the call arrived, ISO 8601 UTC, by the simulator's clock. */
  readonly at: string;
  /** `TD2.1`, `TD3.1` …; `TLS` when no HTTP request was reached, `?` when no transaction was recognised. */
  readonly transaction: string;
  /** Path asked, e.g. `/si-dmp-server/v2/services/registry`; empty when no HTTP request was reached. */
  readonly path: string;
  readonly action: string;
  readonly messageId: string;
  readonly tls: JournalTls;
  readonly vihf?: JournalVihf;
  /** Checks in the order they were made; the last one is the one that refused, if any did. */
  readonly checks: readonly JournalCheck[];
  readonly answer: {
    /** HTTP status; 0 when the answer was a TLS alert or a cut connection. */
    readonly http: number;
    /** `Success`, `Failure`, `PartialSuccess`, `AA`, `AE`, `fault`, `TLS alert`, `HTTP refusal`, `fault injected`. */
    readonly status: string;
    /** Code of the refusal (dmp-transactions 9.4). */
    readonly code?: string;
  };
  readonly durationMs: number;
}

/** The list of calls, oldest first, bounded so that a long-running sandbox does not grow. */
export interface Journal<Entry = JournalEntry> {
  add(entry: Entry): void;
  list(): Entry[];
  clear(): void;
}

/** An empty journal that keeps the last `limit` calls. */
export function createJournal<Entry = JournalEntry>(limit = 1000): Journal<Entry> {
  let entries: Entry[] = [];
  return {
    add: (entry) => {
      entries = [...entries.slice(-(limit - 1)), entry];
    },
    list: () => [...entries],
    clear: () => {
      entries = [];
    },
  };
}
