import type { ServiceOutcome } from '../habilitations/authorization.js';
import type { Ins } from '../ins/ins.js';
import type { DmpCallOptions } from '../options/client-options.js';
import type { OtpChannelUpdate, PatientAccessCreation, PatientCredentials } from '../patients/web-access.js';
import type { ClientContext } from './client-context.js';
import { readCredentialsAnswer, readOtpChannelUpdateAnswer } from './td1-5-answers.js';
import {
  buildCreatePatientAccess,
  buildOtpChannelUpdate,
  buildUpdatePatientAccess,
} from './td1-5-requests.js';
import { orWithdrawn } from './withdrawn.js';

type Call = DmpCallOptions | undefined;

/** TD1.5a (dmp-transactions 2.13). */
export function createPatientAccess(
  context: ClientContext,
  { ins, channel }: PatientAccessCreation,
  call: Call,
): Promise<PatientCredentials> {
  const body = buildCreatePatientAccess(channel);
  return orWithdrawn(context, { transaction: 'TD1.5a', ins, call }, () =>
    context.send({ message: 'TD1.5a', ins, body, options: call }, ({ content }) =>
      readCredentialsAnswer(content, 'TD1.5a'),
    ),
  );
}

/** TD1.5b (dmp-transactions 2.13). */
export function updateOtpChannel(
  context: ClientContext,
  update: OtpChannelUpdate,
  call: Call,
): Promise<ServiceOutcome> {
  const { ins } = update;
  const body = buildOtpChannelUpdate(update);
  return orWithdrawn(context, { transaction: 'TD1.5b', ins, call }, () =>
    context.send({ message: 'TD1.5b', ins, body, options: call }, ({ content }) =>
      readOtpChannelUpdateAnswer(content),
    ),
  );
}

/** TD1.5d (dmp-transactions 2.13). */
export function updatePatientAccess(
  context: ClientContext,
  ins: Ins,
  call: Call,
): Promise<PatientCredentials> {
  const body = buildUpdatePatientAccess();
  return orWithdrawn(context, { transaction: 'TD1.5d', ins, call }, () =>
    context.send({ message: 'TD1.5d', ins, body, options: call }, ({ content }) =>
      readCredentialsAnswer(content, 'TD1.5d'),
    ),
  );
}
