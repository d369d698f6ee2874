import type { Ins } from '../ins/ins.js';
import type { DmpCallOptions } from '../options/client-options.js';
import type { ClientContext } from './client-context.js';
import type { DmpExistence } from './existence.js';
import { readTestExistenceAnswer } from './td0-2-answer.js';
import { buildTestExistenceRequest } from './td0-2-request.js';

/** TD0.2 (dmp-transactions 2.3). */
export function testExistence(
  { options, protocol, send }: ClientContext,
  ins: Ins,
  call: DmpCallOptions | undefined,
): Promise<DmpExistence> {
  const body = buildTestExistenceRequest({
    ins,
    software: options.software,
    processingCode: protocol.processingCode ?? (options.environment === 'prod' ? 'P' : 'D'),
    now: options.clock.now(),
  });
  return send({ message: 'TD0.2', ins, body, options: call }, ({ content }) =>
    readTestExistenceAnswer(content),
  );
}
