import type { Ins } from '../ins/ins.js';
import type { DmpCallOptions } from '../options/client-options.js';
import type { AdministrativeData } from '../patients/administrative-data.js';
import { type ClientContext, messageContext } from './client-context.js';
import { readAdministrativeDataAnswer } from './td1-3a-answer.js';
import { buildAdministrativeDataRequest } from './td1-3a-request.js';

/** TD1.3a (dmp-transactions 2.10). */
export function administrativeData(
  context: ClientContext,
  ins: Ins,
  call: DmpCallOptions | undefined,
): Promise<AdministrativeData> {
  const body = buildAdministrativeDataRequest({ ins, ...messageContext(context) });
  return context.send({ message: 'TD1.3a', ins, body, options: call }, ({ content }) =>
    readAdministrativeDataAnswer(content),
  );
}
