import type { AuthorizationUpdate, ServiceOutcome } from '../habilitations/authorization.js';
import type { DmpCallOptions } from '../options/client-options.js';
import type { ClientContext } from './client-context.js';
import { readSetAuthorizationAnswer } from './td0-3-answer.js';
import { buildSetAuthorization } from './td0-3-request.js';

/** TD0.3 (dmp-transactions 2.4). */
export function setAuthorization(
  { send }: ClientContext,
  update: AuthorizationUpdate,
  call: DmpCallOptions | undefined,
): Promise<ServiceOutcome> {
  const body = buildSetAuthorization(update);
  return send({ message: 'TD0.3', ins: update.ins, body, options: call }, ({ content }) =>
    readSetAuthorizationAnswer(content),
  );
}
