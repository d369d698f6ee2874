import type { Handler } from '../../context.js';
import { describeAdministrativeData } from '../../dmp/administrative-data.js';
import { askDmp } from '../../dmp/ask.js';
import { traitsOf } from '../../dmp/existence.js';
import { patientKey, readPatient } from '../../dmp/patient.js';
import { mergeTraits } from '../../dmp/submission.js';

/** js-api 8.4, TD1.3a. */
export const hl_getDmpAdministrativeData: Handler<'hl_getDmpAdministrativeData'> = async (input, context) => {
  const ins = readPatient(input);
  const data = await askDmp(context, { ins: 's_ins' }, (client, options) =>
    client.administrativeData(ins, options),
  );
  // What documents of this patient may say of him, when no better source does (js-api 8.5).
  const { slots } = context.session;
  const key = patientKey(ins);
  const known = [slots.dmpTraits?.get(key) ?? {}, traitsOf(data.patient)];
  slots.dmpTraits = new Map(slots.dmpTraits).set(key, mergeTraits(known));
  context.services.protect(data.patient);
  return describeAdministrativeData(ins, data);
};
