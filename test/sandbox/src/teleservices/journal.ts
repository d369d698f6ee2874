import type { AuthenticationKind } from '@dmpconnect/teleservices/wire-profile';
import type { JournalCheck } from '../dmp/journal.js';

/** Which of the two addresses a call came to: assertion in the header, or software certificate in TLS (teleservices 15.1). */
export type TlsiListener = 'assertion' | 'certificate';

/** What is known of a call, as far as it was read. */
export interface TlsiFacts {
  readonly action?: string;
  /** Key of the operation, e.g. `insi.traits`. */
  readonly operation?: string;
  readonly messageId?: string;
  /** `Emetteur` of the contexts. */
  readonly emitter?: string;
  /** Authorisation number of the software (IDAM). */
  readonly software?: string;
  readonly authentication?: AuthenticationKind;
  /** What was asked, with the setting `journalClear` alone: it holds traits. */
  readonly query?: unknown;
}

/** One call received by the teleservices, whatever became of it (teleservices 15.3). No trait, unless `journalClear`. */
export interface TlsiJournalEntry extends TlsiFacts {
  /** ISO 8601 UTC, by the simulator's clock. */
  readonly at: string;
  readonly listener: TlsiListener;
  readonly path: string;
  /** Checks in the order they were made; the last one is the one that refused, if any did. */
  readonly checks: readonly JournalCheck[];
  readonly answer: {
    /** HTTP status; 0 when the answer was a TLS alert or a cut connection. */
    readonly http: number;
    readonly status: 'answered' | 'fault' | 'HTTP refusal' | 'TLS alert' | 'scenario';
    /** `CodeCR` of the answer, code of the fault, or name of the scenario. */
    readonly code?: string;
  };
  readonly durationMs: number;
}
