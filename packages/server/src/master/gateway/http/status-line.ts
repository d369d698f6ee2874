import type { Texts } from '../../../cli/texts.js';

/** One thing the status page tells of the service: no identity, no secret, no path. */
export interface StatusLine {
  /** For programs, e.g. `settings`. */
  readonly id: string;
  readonly label: Texts;
  readonly sentence: Texts;
  /** Whether somebody has to do something. */
  readonly attention: boolean;
}
