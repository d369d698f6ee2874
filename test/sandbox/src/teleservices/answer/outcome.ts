import type { TlsiJournalEntry } from '../journal.js';

/** How the bytes of an answer leave: at once, the second half late, or never. */
export type Delivery =
  | { readonly kind: 'whole' }
  | { readonly kind: 'slow'; readonly milliseconds: number }
  | { readonly kind: 'cut' };

/** What the simulator answers. */
export interface TlsiOutcome {
  readonly http: number;
  readonly contentType: string;
  readonly body: string;
  /** Value of `Allow`. */
  readonly allow?: string;
  readonly delivery: Delivery;
  readonly status: TlsiJournalEntry['answer']['status'];
  readonly code?: string;
}

/** What an outcome is made of, when nothing spoils it. */
export type WholeOutcome = Omit<TlsiOutcome, 'delivery'>;
