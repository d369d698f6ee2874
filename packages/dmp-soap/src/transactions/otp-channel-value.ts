import { DmpError } from '../errors.js';
import type { DmpCallOptions } from '../options/client-options.js';
import type { OtpChannelKind, OtpChannelQuery } from '../patients/web-access.js';
import type { ClientContext } from './client-context.js';
import type { DmpPatient } from './existence.js';
import { testExistence } from './td0-2.js';
import { administrativeData } from './td1-3a.js';

/**
 * The value of a channel of one-time passwords. No transaction gives it: the telecoms of the patient do, those of
 * TD0.2 first, then those of TD1.3a.
 */
export async function otpChannelValue(
  context: ClientContext,
  { ins, kind }: OtpChannelQuery,
  call: DmpCallOptions | undefined,
): Promise<string> {
  const { state, webAccessOpen, patient } = await testExistence(context, ins, call);
  if (state === 'notFound') throw new DmpError('RECORD_NOT_FOUND', 'The patient has no DMP.');
  if (webAccessOpen === false) {
    throw new DmpError('WEB_ACCESS_CLOSED', 'The patient has no web access to his DMP.');
  }
  const known = patient && channelOf(patient.telecoms, kind);
  if (known !== undefined) return known;
  const { contact } = (await administrativeData(context, ins, call)).patient;
  const value = kind === 'SMS' ? contact.mobilePhone : contact.mail;
  if (value === undefined) {
    throw new DmpError('NO_SOURCE', `No answer of the DMP holds ${CHANNELS[kind].name} of the patient.`);
  }
  return value;
}

const CHANNELS = {
  SMS: { scheme: 'tel:', use: 'MC', name: 'the mobile phone' },
  EMAIL: { scheme: 'mailto:', use: undefined, name: 'the mail address' },
} as const;

function channelOf(telecoms: DmpPatient['telecoms'], kind: OtpChannelKind): string | undefined {
  const { scheme, use } = CHANNELS[kind];
  return telecoms
    .find((telecom) => telecom.value.startsWith(scheme) && (use === undefined || telecom.use === use))
    ?.value.slice(scheme.length);
}
