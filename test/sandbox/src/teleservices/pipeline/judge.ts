import type { Verdict } from '../../dmp/pipeline/recorder.js';
import type { TlsiRefusal } from '../refusal.js';
import type { TlsiWorld } from '../world.js';

/** What a check makes of a breach that not every client can be held to. */
export interface Judge {
  /** Goes on, and says so in the journal. */
  warn(text: string): void;
  /** Refuses in strict mode, goes on with a warning otherwise. */
  strictly(refusal: TlsiRefusal): void;
}

/** Gathers the warnings of one check into its line of the journal. */
export function createJudge({ settings }: Pick<TlsiWorld, 'settings'>, verdict: Verdict): Judge {
  const warnings: string[] = [];
  const warn = (text: string): void => {
    warnings.push(text);
    verdict.warn(warnings.join(' '));
  };
  return {
    warn,
    strictly: (refusal) => {
      if (settings.mode === 'strict') throw refusal;
      warn(refusal.message);
    },
  };
}
