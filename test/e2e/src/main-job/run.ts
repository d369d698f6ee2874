import type { Command, Exchange, Send } from '../client/command.js';
import { commandOf, type Learnt, type MainJobInput, STEPS } from './steps.js';

/** One step done: what was asked, what came back. */
export interface StepDone {
  readonly command: Command;
  readonly exchange: Exchange;
}

/**
 * Runs the main job step by step.
 *
 * @throws {Error} naming the command and the connector's own words when a step fails; the steps before it were yielded.
 */
export async function* runMainJob(send: Send, input: MainJobInput): AsyncGenerator<StepDone> {
  let learnt: Learnt = { sessionId: '', reader: '', uniqueId: '', uuid: '' };
  for (const step of STEPS) {
    const command = commandOf(step, input, learnt);
    const exchange = await send(command);
    yield { command, exchange };
    const { answer } = exchange;
    if (answer.s_status !== 'OK') {
      throw new Error(
        `${step.name}: ${answer.s_status} ${answer.i_apiErrorType}/${answer.i_apiErrorCode} ` +
          `${answer.s_apiErrorDescription} (${answer.s_apiErrorExtendedInformations})`,
      );
    }
    learnt = { ...learnt, ...step.learn?.(answer, input, learnt) };
  }
}
