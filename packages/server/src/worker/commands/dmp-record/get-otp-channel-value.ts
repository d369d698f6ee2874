import { nameOf, OTP_CHANNELS } from '../../../contract/enumerations.js';
import type { Handler } from '../../context.js';
import { askDmp } from '../../dmp/ask.js';
import { readPatient } from '../../dmp/patient.js';

/** js-api 8.4: the telecom of TD0.2 or TD1.3a; when none holds it, 1/1014. */
export const hl_getOtpChannelValue: Handler<'hl_getOtpChannelValue'> = async (input, context) => {
  const ins = readPatient(input);
  const kind = nameOf(OTP_CHANNELS, input.i_otpChannelType) === 'email' ? 'EMAIL' : 'SMS';
  const value = await askDmp(context, { ins: 's_ins', kind: 'i_otpChannelType' }, (client, options) =>
    client.otpChannelValue({ ins, kind }, options),
  );
  return { s_otpChannelValue: value };
};
