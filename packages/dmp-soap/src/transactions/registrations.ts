import type { XmlElement } from '@dmpconnect/soap';
import type { RegistrationContext } from '../hl7v3/registration.js';
import { checkRegistrationAnswer } from '../hl7v3/registration-answer.js';
import type { Ins } from '../ins/ins.js';
import type { DmpCallOptions } from '../options/client-options.js';
import type {
  AdministrativeDataUpdate,
  RecordClosing,
  RecordCreation,
  RecordReactivation,
} from '../patients/administrative-data.js';
import { type ClientContext, messageContext } from './client-context.js';
import { buildRecordCreation } from './td1-1-request.js';
import { buildRecordReactivation } from './td1-2-request.js';
import { administrativeData } from './td1-3a.js';
import { buildAdministrativeDataUpdate } from './td1-3b-request.js';
import { buildRecordClosing } from './td1-4-request.js';
import { orWithdrawn } from './withdrawn.js';

type Call = DmpCallOptions | undefined;

/** TD1.1 (dmp-transactions 2.8). */
export async function createRecord(
  context: ClientContext,
  creation: RecordCreation,
  call: Call,
): Promise<void> {
  const body = buildRecordCreation(creation, registrationContext(context));
  await register(context, 'TD1.1', creation.ins, body, call);
}

/** TD1.2 (dmp-transactions 2.9). */
export async function reactivateRecord(
  context: ClientContext,
  reactivation: RecordReactivation,
  call: Call,
): Promise<void> {
  const body = buildRecordReactivation(reactivation, registrationContext(context));
  await register(context, 'TD1.2', reactivation.ins, body, call);
}

/** TD1.3b (dmp-transactions 2.11): the DMP replaces all it has, so what is to be kept is read first. */
export async function updateAdministrativeData(
  context: ClientContext,
  update: AdministrativeDataUpdate,
  call: Call,
): Promise<void> {
  const { representative } = update;
  const settled =
    representative === 'keep'
      ? (await administrativeData(context, update.ins, call)).representative
      : representative === 'remove'
        ? undefined
        : representative;
  const body = buildAdministrativeDataUpdate(
    { ...update, representative: settled },
    registrationContext(context),
  );
  await register(context, 'TD1.3b', update.ins, body, call);
}

/** TD1.4 (dmp-transactions 2.12). */
export async function closeRecord(context: ClientContext, closing: RecordClosing, call: Call): Promise<void> {
  const body = buildRecordClosing(closing, registrationContext(context));
  await register(context, 'TD1.4', closing.ins, body, call);
}

function registrationContext(context: ClientContext): RegistrationContext {
  const { author, timeZone } = context.emitter;
  return { ...messageContext(context), author, timeZone };
}

function register(
  context: ClientContext,
  transaction: 'TD1.1' | 'TD1.2' | 'TD1.3b' | 'TD1.4',
  ins: Ins,
  body: XmlElement,
  call: Call,
): Promise<void> {
  const interaction = transaction === 'TD1.1' ? 'PRPA_IN201311UV02' : 'PRPA_IN201314UV02';
  return orWithdrawn(context, { transaction, ins, call }, () =>
    context.send({ message: transaction, ins, body, options: call }, ({ content }) =>
      checkRegistrationAnswer(content, interaction, transaction),
    ),
  );
}
