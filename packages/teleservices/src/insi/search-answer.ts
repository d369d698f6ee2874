import type { NationalIns } from '../identifiers/ins.js';
import type { TraitWarning } from '../traits/normalise.js';

/** Outcome of a search: nobody, one identity, several (teleservices 7.3). */
export type SearchOutcome = 'none' | 'one' | 'several';

/** The identity a search found. */
export interface NationalIdentity {
  readonly ins: NationalIns;
  /** Past identifiers, to reconcile old documents, never to identify a patient. May repeat the active one. */
  readonly history: readonly NationalIns[];
  readonly traits: NationalTraits;
}

/** Reference traits; each is absent when the service gave none. */
export interface NationalTraits {
  readonly birthName?: string;
  /** First given name, often absent. */
  readonly firstGivenName?: string;
  /** All birth given names, in order; empty when the service gave none. */
  readonly givenNames: readonly string[];
  readonly sex?: 'M' | 'F';
  /** YYYY-MM-DD, which may be no date of the calendar. */
  readonly birthDate?: string;
  /** Code officiel géographique. */
  readonly birthPlace?: string;
}

/** Something odd in an answer, which is taken all the same: a service is never contradicted (teleservices 9). */
export interface AnswerWarning {
  readonly code: 'KEY_MISMATCH' | 'KEY_MISSING' | 'DATES_REVERSED' | 'ELEMENT_UNKNOWN';
  /** Where, e.g. `ins`, `history[1]`, `INDIVIDU/NomUsage`. */
  readonly where: string;
}

/** Answer of a search. */
export type SearchAnswer = SearchAnswerBase &
  (
    | { readonly outcome: 'none' | 'several' }
    | { readonly outcome: 'one'; readonly identity: NationalIdentity }
  );

interface SearchAnswerBase {
  /** `CodeCR`: `00`, `01`, `02`. */
  readonly code: string;
  /** `LibelleCR`, as written. */
  readonly label: string;
  readonly warnings: readonly AnswerWarning[];
  /** The body of the answer, as XML. It holds personal data. */
  readonly rawXml: string;
}

/** Traits sent in one call, normalised. */
export interface SentTraits {
  readonly birthName: string;
  readonly givenNames: readonly string[];
  readonly sex: 'M' | 'F';
  readonly birthDate: string;
  readonly birthPlace?: string;
}

/** One call of a search by traits. */
export interface SearchAttempt {
  readonly sent: SentTraits;
  readonly answer: SearchAnswer;
}

/** Outcome of a search by traits, and every call it took (teleservices 8.4). */
export interface TraitsSearch {
  readonly answer: SearchAnswer;
  readonly attempts: readonly SearchAttempt[];
  /** What was changed in the typed traits beside case and accents. */
  readonly traitWarnings: readonly TraitWarning[];
}
