import type { World } from '../world.js';
import type { Recorder, Verdict } from './recorder.js';

/** What a step works with, beside the call. */
export interface StepTools {
  readonly world: World;
  readonly recorder: Recorder;
  /** The step's own line of the journal. */
  readonly verdict: Verdict;
}

/**
 * One check of the pipeline (dmp-transactions 9.2): it refuses by throwing, or adds what it read to the call.
 */
export interface Step<Call, Adds> {
  /** Name in the journal, in words a person can read. */
  readonly name: string;
  run(call: Call, tools: StepTools): Adds | Promise<Adds>;
}

/** Steps in order; each sees what those before it have added. */
export interface Pipeline<Start, Call> {
  readonly names: readonly string[];
  followedBy<Adds>(step: Step<Call, Adds>): Pipeline<Start, Call & Adds>;
  run(start: Start, world: World, recorder: Recorder): Promise<Call>;
}

/** A pipeline without steps. */
export function startPipeline<Start>(): Pipeline<Start, Start> {
  return extend<Start, Start>([], async (start) => start);
}

function extend<Start, Call>(
  names: readonly string[],
  run: (start: Start, world: World, recorder: Recorder) => Promise<Call>,
): Pipeline<Start, Call> {
  return {
    names,
    run,
    followedBy: (step) =>
      extend([...names, step.name], async (start, world, recorder) => {
        const call = await run(start, world, recorder);
        const adds = await recorder.check(step.name, (verdict) =>
          step.run(call, { world, recorder, verdict }),
        );
        return { ...call, ...adds };
      }),
  };
}
