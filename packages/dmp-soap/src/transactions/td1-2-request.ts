import type { XmlElement } from '@dmpconnect/soap';
import { observationElement } from '../hl7v3/observations.js';
import { patientPersonElement } from '../hl7v3/person.js';
import { type RegistrationContext, registrationElement } from '../hl7v3/registration.js';
import type { RecordReactivation } from '../patients/administrative-data.js';
import { checkPatient } from '../patients/check-patient.js';
import { formatLocal } from '../time/format.js';

/** TD1.2, `PRPA_IN201314UV02` with the reason REAC (dmp-transactions 2.9). @throws {DmpError} `PATIENT_DATA_INVALID`. */
export function buildRecordReactivation(
  { ins, patient, consent }: RecordReactivation,
  context: RegistrationContext,
): XmlElement {
  checkPatient(patient);
  const today = formatLocal(context.now, context.timeZone).slice(0, 8);
  return registrationElement(
    {
      interaction: 'PRPA_IN201314UV02',
      reason: 'REAC',
      ins,
      status: 'active',
      patientPerson: patientPersonElement(patient),
      observations: [observationElement('CONSENTEMENT_REACTIVATION_DMP', consent, today)],
    },
    context,
  );
}
