import type { CatalogueCommand } from '../catalogue/catalogue.js';
import type { Message } from '../form/write-message.js';
import type { CallResult } from '../state/store.js';
import { type DeadEnd, type Learnt, NOTHING_LEARNT, SCENARIO, type ScenarioInput } from './steps.js';

/** How far the scenario got. */
export interface Progress {
  /** Results of the steps done, in order. */
  readonly results: readonly CallResult[];
  readonly learnt: Learnt;
  /** Why the last one does not lead on; absent while all is well. */
  readonly stuck?: 'error' | DeadEnd;
}

/** Before the first step. */
export const NOT_BEGUN: Progress = { results: [], learnt: NOTHING_LEARNT };

/** What a step is done with. */
export interface StepRunner {
  readonly find: (name: string) => CatalogueCommand | undefined;
  readonly call: (command: CatalogueCommand, fields: Message) => Promise<CallResult>;
}

/** Whether every step is done. */
export function isOver({ results, stuck }: Progress): boolean {
  return results.length === SCENARIO.length && stuck === undefined;
}

/** Does the next step; a step that stuck is done again. */
export async function doNextStep(
  progress: Progress,
  input: ScenarioInput,
  { find, call }: StepRunner,
): Promise<Progress> {
  const results = progress.stuck === undefined ? progress.results : progress.results.slice(0, -1);
  const step = SCENARIO[results.length];
  const command = step && find(step.command);
  if (step === undefined || command === undefined) return progress;
  const { learnt } = progress;
  const result = await call(command, step.fields(input, learnt));
  const done = { results: [...results, result], learnt };
  const answer = 'exchange' in result ? result.exchange.answer : undefined;
  if (answer?.s_status !== 'OK') return { ...done, stuck: 'error' };
  const lesson = step.learn?.(answer, input, learnt) ?? {};
  if (typeof lesson === 'string') return { ...done, stuck: lesson };
  return { ...done, learnt: { ...learnt, ...lesson } };
}
