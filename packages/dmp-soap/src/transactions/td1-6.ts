import type { AuthorizationsQuery, PatientAuthorization } from '../habilitations/authorization.js';
import type { DmpCallOptions } from '../options/client-options.js';
import type { ClientContext } from './client-context.js';
import { readAuthorizationsAnswer } from './td1-6-answer.js';
import { buildListAuthorizations } from './td1-6-request.js';

/** TD1.6 (dmp-transactions 2.14). */
export function listAuthorizations(
  { send }: ClientContext,
  { ins, kind }: AuthorizationsQuery,
  call: DmpCallOptions | undefined,
): Promise<readonly PatientAuthorization[]> {
  const body = buildListAuthorizations(kind);
  return send({ message: 'TD1.6', ins, body, options: call }, ({ content }) =>
    readAuthorizationsAnswer(content),
  );
}
