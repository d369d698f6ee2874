import type { Handler } from '../../context.js';
import { describeExistence, traitsOf } from '../../dmp/existence.js';
import { patientKey, readPatient } from '../../dmp/patient.js';
import { requireConnector } from '../../dmp/require-connector.js';
import { inWireNamesLater } from '../../dmp/wire-names.js';

/** js-api 8.3, TD0.2. */
export const hl_getDirectAuthenticationDMPStatus: Handler<'hl_getDirectAuthenticationDMPStatus'> = async (
  input,
  { session, services, signal },
) => {
  const ins = readPatient(input);
  const existence = await requireConnector(session).transact(signal, (client, options) =>
    inWireNamesLater({ ins: 's_ins' }, () => client.testExistence(ins, options)),
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
