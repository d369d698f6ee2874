import type { Handler } from '../../context.js';
import { askDmp } from '../../dmp/ask.js';
import { describeExistence, traitsOf } from '../../dmp/existence.js';
import { patientKey, readPatient } from '../../dmp/patient.js';

/** js-api 8.3, TD0.2. */
export const hl_getDirectAuthenticationDMPStatus: Handler<'hl_getDirectAuthenticationDMPStatus'> = async (
  input,
  context,
) => {
  const { session, services } = context;
  const ins = readPatient(input);
  const existence = await askDmp(context, { ins: 's_ins' }, (client, options) =>
    client.testExistence(ins, options),
  );
  if (existence.patient !== undefined) {
    // More than the answer tells of the patient.
    services.protect(existence.patient);
    session.slots.dmpTraits = new Map(session.slots.dmpTraits).set(
      patientKey(ins),
      traitsOf(existence.patient),
    );
  }
  return describeExistence(ins, existence);
};
