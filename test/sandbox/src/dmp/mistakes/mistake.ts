import type { Bench } from '../testing/bench.js';
import type { TestCard, TestPki } from '../testing/pki.js';

/** What a mistake is tried on: one simulator, a doctor in front of it, and the means to make other callers. */
export interface MistakeBench {
  readonly bench: Bench;
  readonly pki: TestPki;
  readonly card: TestCard;
}

/** A way to make a mistake, and what the simulator answers. */
export interface Try {
  readonly what: string;
  readonly send: (on: MistakeBench) => Promise<unknown>;
  /** The check that catches it. */
  readonly refusedBy: string;
  readonly code: string;
}

/** One of the classic mistakes of integrators (dmp-transactions 10): how it is caught. */
export interface Mistake {
  /** Number of the row of the sheet. */
  readonly number: number;
  readonly mistake: string;
  /** The simulator refuses it. */
  readonly tries?: readonly Try[];
  /** The simulator puts a client in front of it: what it gives, that a client must cope with. */
  readonly shows?: (on: MistakeBench) => Promise<void>;
  /** The project's own client cannot make it: the test that says so, by file and by name. */
  readonly client?: { readonly file: string; readonly test: string };
}
