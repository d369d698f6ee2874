import type { RefusalCode } from '../../codes.js';
import type { CheckedCall } from '../../pipeline/call.js';
import type { Recorder, Verdict } from '../../pipeline/recorder.js';
import { refuseRequest } from '../../pipeline/refusal.js';
import type { World } from '../../world.js';
import type { Lot } from './lot.js';

/** What a rule of TD2.1 looks at. */
export interface LotContext {
  readonly lot: Lot;
  readonly call: CheckedCall;
  readonly world: World;
}

/** What a rule found wrong. */
export interface Problem {
  readonly code: RefusalCode;
  readonly text: string;
}

/** One rule of the feeding of a DMP; it names what is wrong, or nothing. */
export interface LotRule {
  /** Name in the journal. */
  readonly name: string;
  readonly check: (context: LotContext, verdict: Verdict) => Problem | undefined;
}

/** Applies rules in order; the first problem refuses the lot. */
export async function applyRules(
  rules: readonly LotRule[],
  context: LotContext,
  recorder: Recorder,
): Promise<void> {
  for (const { name, check } of rules) {
    await recorder.check(name, (verdict) => {
      const problem = check(context, verdict);
      if (problem !== undefined) throw refuseRequest(problem.code, problem.text);
    });
  }
}
