import type { OneShotFault } from '../faults.js';
import { type CheckedCall, type ReceivedCall, SERVICES } from '../pipeline/call.js';
import type { Recorder } from '../pipeline/recorder.js';
import { Refusal } from '../pipeline/refusal.js';
import { CALLER_CHECKS, MESSAGE_CHECKS, type MessageCall } from '../pipeline/table.js';
import type { World } from '../world.js';
import { writeAccess } from './access.js';
import { type Asked, type HttpAnswer, packAnswer, packFault, packRefusal } from './answer.js';
import { breakAnswer, type CutFault, isAnswerFault, isCut, packInjected } from './injected-fault.js';

/** What the simulator does with a call: an answer, or a connection left without one. */
export type CallOutcome = HttpAnswer | { readonly cut: CutFault };

/** What answering takes, beside the call. */
export interface AnswerTools {
  readonly world: World;
  readonly recorder: Recorder;
  readonly takeFault: (transaction: string) => OneShotFault | undefined;
  readonly onError: (error: unknown) => void;
}

/** Takes a call through the checks and its transaction, whatever becomes of it. */
export async function answerCall(received: ReceivedCall, tools: AnswerTools): Promise<CallOutcome> {
  const { world, recorder } = tools;
  let asked: Asked = {};
  try {
    recorder.note({ path: received.path });
    const last = received.path.split('/').at(-1);
    const service = SERVICES.find((name) => name === last);
    asked = service === undefined ? {} : { service };
    const call = await MESSAGE_CHECKS.run(received, world, recorder);
    asked = {
      service: call.service,
      messageId: call.messageId,
      transaction: call.transaction,
      content: call.content,
    };
    const fault = tools.takeFault(call.transactionId);
    if (fault !== undefined) {
      return await injectFault(fault, call, asked, tools);
    }
    return await play(call, asked, tools);
  } catch (error) {
    return refuse(error, { messageId: recorder.facts().messageId ?? '', ...asked }, tools);
  }
}

async function play(call: MessageCall, asked: Asked, { world, recorder }: AnswerTools): Promise<HttpAnswer> {
  const checked: CheckedCall = await CALLER_CHECKS.run(call, world, recorder);
  const answer = await call.transaction.handle(checked, world, recorder);
  await writeAccess(checked, answer, world, recorder);
  return packAnswer(answer, call.transaction, asked);
}

async function injectFault(
  fault: OneShotFault,
  call: MessageCall,
  asked: Asked,
  tools: AnswerTools,
): Promise<CallOutcome> {
  await tools.recorder.check('fault injected', (verdict) => verdict.warn(fault.kind));
  const { kind } = fault;
  if (isCut(kind)) return { cut: kind };
  if (isAnswerFault(kind)) return breakAnswer(kind, await play(call, asked, tools), call.messageId);
  return packInjected({ ...fault, kind }, call, asked, tools.world);
}

function refuse(error: unknown, asked: Asked, { world, onError }: AnswerTools): HttpAnswer {
  if (error instanceof Refusal) return packRefusal(error, asked, world);
  onError(error);
  return packFault({ code: 'Receiver', reason: 'The simulator failed on this message.' }, asked);
}
