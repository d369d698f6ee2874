import { checkIns } from '../ins/check-ins.js';
import type { DmpCallOptions } from '../options/client-options.js';
import type { CertifiedIdentity, IdentityCertificationRequest } from '../patients/identity-certification.js';
import type { ClientContext } from './client-context.js';
import { readIdentityCertificationAnswer } from './td0-0-answer.js';
import { buildIdentityCertification } from './td0-0-request.js';
import { orWithdrawn } from './withdrawn.js';

/** TD0.0 (dmp-transactions 2.15). Its patient is not known yet, so its VIHF names none. */
export function identityCertification(
  context: ClientContext,
  request: IdentityCertificationRequest,
  call: DmpCallOptions | undefined,
): Promise<CertifiedIdentity> {
  const { holder, beneficiary } = request;
  checkIns(holder, context.options.environment);
  if (beneficiary !== undefined) checkIns(beneficiary, context.options.environment);
  const body = buildIdentityCertification(request);
  return orWithdrawn(context, { transaction: 'TD0.0', ins: holder, call }, () =>
    context.send({ message: 'TD0.0', ins: undefined, body, options: call }, ({ content }) =>
      readIdentityCertificationAnswer(content, (beneficiary ?? holder).kind),
    ),
  );
}
