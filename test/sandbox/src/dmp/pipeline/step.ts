import type { World } from '../world.js';
import type { Facts, Recorder, Verdict } from './recorder.js';

/** What a step works with, beside the call. `W` is what the simulator knows, `F` what it notes for its journal. */
export interface StepTools<W = World, F extends object = Facts> {
  readonly world: W;
  readonly recorder: Recorder<F>;
  /** The step's own line of the journal. */
  readonly verdict: Verdict;
}

/**
 * One check of the pipeline (dmp-transactions 9.2): it refuses by throwing, or adds what it read to the call.
 */
export interface Step<Call, Adds, W = World, F extends object = Facts> {
  /** Name in the journal, in words a person can read. */
  readonly name: string;
  run(call: Call, tools: StepTools<W, F>): Adds | Promise<Adds>;
}

/** Steps in order; each sees what those before it have added. */
export interface Pipeline<Start, Call, W = World, F extends object = Facts> {
  readonly names: readonly string[];
  followedBy<Adds>(step: Step<Call, Adds, W, F>): Pipeline<Start, Call & Adds, W, F>;
  run(start: Start, world: W, recorder: Recorder<F>): Promise<Call>;
}

/** A pipeline without steps. */
export function startPipeline<Start, W = World, F extends object = Facts>(): Pipeline<Start, Start, W, F> {
  return extend<Start, Start, W, F>([], async (start) => start);
}

function extend<Start, Call, W, F extends object>(
  names: readonly string[],
  run: (start: Start, world: W, recorder: Recorder<F>) => Promise<Call>,
): Pipeline<Start, Call, W, F> {
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
