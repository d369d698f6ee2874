import type { DmpCallOptions, DmpClient, Ins, OtpChannel, OtpChannelKind } from '@dmpconnect/dmp-soap';
import { DmpError, DmpServiceError } from '@dmpconnect/dmp-soap';
import { ApiFailure } from '../../../contract/errors.js';
import type { InputOf } from '../../../contract/table.js';
import type { Handler } from '../../context.js';
import { askDmp } from '../../dmp/ask.js';
import { readPatient } from '../../dmp/patient.js';
import { handOverPdf, requireViewer } from '../../patient-pdf/hand-over.js';
import { type WebAccess, webAccessPdf } from '../../patient-pdf/pages.js';
import { traitsOfVitale } from '../../vitale/traits.js';

type Input = InputOf<'hl_getPatientWebAccessPdf'>;

/** Value of a channel that takes it away (js-api 8.4). */
const REMOVE = 'remove';

const FIELDS: Readonly<Record<OtpChannelKind, keyof Input>> = { SMS: 's_otpPhone', EMAIL: 's_otpEmail' };

/** What became of the access of the patient: all that the PDF tells of it. */
type Outcome = Pick<WebAccess, 'channel' | 'removed' | 'credentials'>;

/**
 * js-api 8.4, TD1.5: a channel opens the access (TD1.5a) or changes it (TD1.5b), `remove` takes it away, and no channel
 * at all gives new credentials (TD1.5d).
 */
export const hl_getPatientWebAccessPdf: Handler<'hl_getPatientWebAccessPdf'> = async (input, context) => {
  const ins = readPatient(input);
  const channel = readChannel(input);
  requireViewer(input, context);
  const names = { ins: 's_ins', channel: channel === undefined ? 's_ins' : FIELDS[channel.kind] };
  const outcome = await askDmp(context, names, (client, options) => change(client, options, ins, channel));
  const known = traitsOfVitale(context.session.slots.vitaleCard, ins);
  const patient = { usedName: known?.usedName ?? known?.birthName, givenName: known?.usedGiven };
  return handOverPdf(await webAccessPdf({ ins, patient, ...outcome }, context), input, context);
};

function readChannel({ s_otpPhone, s_otpEmail }: Input): OtpChannel | undefined {
  if (s_otpPhone !== undefined && s_otpEmail !== undefined) {
    throw new ApiFailure('functional-fault', {
      description: 's_otpPhone and s_otpEmail cannot be given together',
    });
  }
  if (s_otpPhone !== undefined) return { kind: 'SMS', value: s_otpPhone };
  return s_otpEmail === undefined ? undefined : { kind: 'EMAIL', value: s_otpEmail };
}

async function change(
  client: DmpClient,
  options: DmpCallOptions,
  ins: Ins,
  channel: OtpChannel | undefined,
): Promise<Outcome> {
  if (channel === undefined) return { credentials: await client.updatePatientAccess(ins, options) };
  const { kind } = channel;
  if (channel.value.toLowerCase() === REMOVE) {
    const other = kind === 'SMS' ? 'EMAIL' : 'SMS';
    if ((await findChannel(client, options, ins, other)) === undefined) {
      throw new ApiFailure('functional-fault', {
        description: `${FIELDS[kind]}: the last channel of a patient cannot be removed`,
      });
    }
    await client.updateOtpChannel({ ins, action: 'remove', channel: { kind } }, options);
    return { removed: kind };
  }
  const { webAccessOpen } = await client.testExistence(ins, options);
  if (webAccessOpen !== true) {
    return { channel, credentials: await client.createPatientAccess({ ins, channel }, options) };
  }
  await setChannel(client, options, ins, channel);
  return { channel };
}

/** What the DMP answers to the addition of a channel that is there (dmp-transactions 2.13). */
const CHANNEL_EXISTS = 'DMPPatientAccessOTPAlreadyExists';

/** No transaction tells the channels of an access: the DMP says whether one is new. */
async function setChannel(
  client: DmpClient,
  options: DmpCallOptions,
  ins: Ins,
  channel: OtpChannel,
): Promise<void> {
  try {
    await client.updateOtpChannel({ ins, action: 'add', channel }, options);
  } catch (refusal) {
    const exists =
      refusal instanceof DmpServiceError && refusal.failures.some(({ code }) => code === CHANNEL_EXISTS);
    if (!exists) throw refusal;
    await client.updateOtpChannel({ ins, action: 'change', channel }, options);
  }
}

async function findChannel(
  client: DmpClient,
  options: DmpCallOptions,
  ins: Ins,
  kind: OtpChannelKind,
): Promise<string | undefined> {
  try {
    return await client.otpChannelValue({ ins, kind }, options);
  } catch (error) {
    if (error instanceof DmpError && error.code === 'NO_SOURCE') return undefined;
    throw error;
  }
}
