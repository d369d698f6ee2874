import type { Handler } from '../../context.js';
import { describeAdministrativeData } from '../../dmp/administrative-data.js';
import { askDmp } from '../../dmp/ask.js';
import { readPatient } from '../../dmp/patient.js';

/** js-api 8.4, TD1.3a. */
export const hl_getDmpAdministrativeData: Handler<'hl_getDmpAdministrativeData'> = async (input, context) => {
  const ins = readPatient(input);
  const data = await askDmp(context, { ins: 's_ins' }, (client, options) =>
    client.administrativeData(ins, options),
  );
  return describeAdministrativeData(ins, data);
};
