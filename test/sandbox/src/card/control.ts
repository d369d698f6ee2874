import type { VitaleProfileName } from '../vitale/profile.js';
import type { CardProfileName } from './profile.js';

/** What is in a reader. */
export type ReaderContent =
  | { readonly kind: 'empty' }
  | { readonly kind: 'other' }
  | { readonly kind: 'vitale'; readonly profile: VitaleProfileName }
  | {
      readonly kind: 'cpx';
      readonly profile: CardProfileName;
      readonly serialNumber: string;
      /** Tries left before the PIN is blocked, 0 to 3. */
      readonly pinTries: number;
    };

/** A reader of the sandbox and what it holds. */
export interface ReaderState {
  readonly name: string;
  readonly content: ReaderContent;
}

/** Journal line of a call received by the virtual card library. */
export interface CardCall {
  /** Name of the PKCS#11 function, e.g. `C_Sign`. */
  readonly call: string;
  /** Return value: 0, or the PKCS#11 error code. */
  readonly code: number;
}

/** What a person would do with the card, as functions. Readers default to the CPx reader. */
export interface CardControl {
  /**
   * Puts a card into a reader, replacing the one that is there. `'other'` is a card that is neither a CPx nor a Vitale.
   * Vitale cards go into the second reader, the others into the first, unless told otherwise.
   */
  insert(options?: {
    readonly reader?: string;
    readonly profile?: CardProfileName | VitaleProfileName | 'other';
  }): Promise<ReaderState>;
  /**
   * Takes the card out: now, or while the next signature is being computed (`during: 'sign'`), which then fails
   * as it does when a card is pulled.
   */
  remove(options?: { readonly reader?: string; readonly during?: 'sign' }): ReaderState;
  /** Sets the tries left of the PIN of the card in the reader (0 blocks it). */
  setPinTries(tries: number, options?: { readonly reader?: string }): ReaderState;
  /** Time a signature takes from now on, in milliseconds. */
  setSigningTime(milliseconds: number): void;
  readers(): readonly ReaderState[];
  /** Calls received since the start or the last {@link clearCalls}, oldest first, at most 10 000; no argument is kept. */
  calls(): readonly CardCall[];
  clearCalls(): void;
}
