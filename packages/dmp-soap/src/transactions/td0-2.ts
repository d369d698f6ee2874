import type { Ins } from '../ins/ins.js';
import type { DmpCallOptions } from '../options/client-options.js';
import { type ClientContext, messageContext } from './client-context.js';
import type { DmpExistence } from './existence.js';
import { readTestExistenceAnswer } from './td0-2-answer.js';
import { buildTestExistenceRequest } from './td0-2-request.js';

/** TD0.2 (dmp-transactions 2.3). */
export function testExistence(
  context: ClientContext,
  ins: Ins,
  call: DmpCallOptions | undefined,
  acceptsInsC = false,
): Promise<DmpExistence> {
  const body = buildTestExistenceRequest({ ins, ...messageContext(context) });
  return context.send({ message: 'TD0.2', ins, acceptsInsC, body, options: call }, ({ content }) =>
    readTestExistenceAnswer(content),
  );
}
