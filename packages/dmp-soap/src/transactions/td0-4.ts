import type { DmpCallOptions } from '../options/client-options.js';
import type { AccessibleRecord, AccessibleRecordsQuery } from '../patients/accessible-record.js';
import type { ClientContext } from './client-context.js';
import { readAccessibleRecordsAnswer } from './td0-4-answer.js';
import { buildAccessibleRecordsQuery } from './td0-4-request.js';

/** TD0.4 (dmp-transactions 2.5): without patient, so without resource-id in the VIHF. */
export function listAccessibleRecords(
  { send }: ClientContext,
  query: AccessibleRecordsQuery,
  call: DmpCallOptions | undefined,
): Promise<readonly AccessibleRecord[]> {
  const body = buildAccessibleRecordsQuery(query);
  return send({ message: 'TD0.4', ins: undefined, body, options: call }, ({ content }) =>
    readAccessibleRecordsAnswer(content),
  );
}
