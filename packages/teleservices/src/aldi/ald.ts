import type { AldType } from '../wire-profile/index.js';

/** A long-term illness (teleservices 10.3). */
export interface Ald {
  /** Of the list of thirty, off the list, several diseases, without exoneration. */
  readonly type: AldType;
  /** Rank in the list of thirty; 31, 32. */
  readonly number?: string;
  readonly label: string;
  /** CIM-10; physicians alone receive it. */
  readonly medicalCode?: string;
  readonly exempt: boolean;
  readonly reason?: string;
  /** YYYY-MM-DD. */
  readonly startDate: string;
  /** YYYY-MM-DD; absent: no planned end. */
  readonly endDate?: string;
}

/**
 * Answer of ALDi. The format of the real one is not public: when it is another than the profile's, `parsed` is `false`
 * and the raw answer is all there is.
 */
export type AldAnswerRead = { readonly rawXml: string } & (
  | { readonly parsed: false }
  | {
      readonly parsed: true;
      readonly outcome: 'unknown' | 'none' | 'found';
      /** `CodeCR`. */
      readonly code: string;
      /** `LibelleCR`. */
      readonly label: string;
      readonly alds: readonly Ald[];
    }
);

/** Options of `listAlds`. */
export interface AldCallOptions {
  readonly signal?: AbortSignal;
  /** YYYY-MM-DD. Default: today. */
  readonly referenceDate?: string;
}
