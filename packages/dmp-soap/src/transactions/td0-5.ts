import type { DmpCallOptions } from '../options/client-options.js';
import type { FoundPatients, PatientQuery } from '../patients/found-patient.js';
import { type ClientContext, messageContext } from './client-context.js';
import { readFindPatientsAnswer } from './td0-5-answer.js';
import { buildFindPatients } from './td0-5-request.js';

/** TD0.5 (dmp-transactions 2.6): without patient, so without resource-id in the VIHF. */
export function findPatients(
  context: ClientContext,
  query: PatientQuery,
  call: DmpCallOptions | undefined,
): Promise<FoundPatients> {
  const { approximateMatch } = context.protocol;
  const body = buildFindPatients({ query, approximateMatch, ...messageContext(context) });
  return context.send({ message: 'TD0.5', ins: undefined, body, options: call }, ({ content }) =>
    readFindPatientsAnswer(content),
  );
}
