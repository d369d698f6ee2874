import type { Handler } from '../../context.js';
import { askDmp } from '../../dmp/ask.js';
import { readPatient } from '../../dmp/patient.js';

/** Fields of the command by those of the library. */
const NAMES = {
  ins: 's_ins',
  reason: 's_reason',
  'patient.usedName': 's_name',
  'patient.givenName': 's_given',
};

/** js-api 8.4, TD1.4. */
export const hl_closeDmp: Handler<'hl_closeDmp'> = async (input, context) => {
  const ins = readPatient(input);
  const patient = { usedName: input.s_name, givenName: input.s_given };
  await askDmp(context, NAMES, (client, options) =>
    client.closeRecord({ ins, reason: input.s_reason, patient }, options),
  );
  return {};
};
