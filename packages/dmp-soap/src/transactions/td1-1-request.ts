import type { XmlElement } from '@dmpconnect/soap';
import { DmpError } from '../errors.js';
import { observationElement } from '../hl7v3/observations.js';
import { patientPersonElement } from '../hl7v3/person.js';
import { type RegistrationContext, registrationElement } from '../hl7v3/registration.js';
import type { RecordCreation } from '../patients/administrative-data.js';
import { checkPatient, checkRepresentative, requireOppositions } from '../patients/check-patient.js';
import { formatLocal } from '../time/format.js';

/**
 * TD1.1, `PRPA_IN201311UV02` with the reason CREA_RD (dmp-transactions 2.8).
 *
 * @throws {DmpError} `PATIENT_DATA_INVALID`.
 */
export function buildRecordCreation(creation: RecordCreation, context: RegistrationContext): XmlElement {
  const { ins, patient, representative, vitale } = creation;
  checkPatient(patient);
  if (representative !== undefined) checkRepresentative(representative);
  if (!/^\d{6}$/.test(vitale.birthDate)) {
    throw new DmpError('PATIENT_DATA_INVALID', 'vitale.birthDate must have the form YYMMDD.', {
      field: 'vitale.birthDate',
    });
  }
  const oppositions = requireOppositions(creation.oppositions);
  const today = formatLocal(context.now, context.timeZone).slice(0, 8);
  return registrationElement(
    {
      interaction: 'PRPA_IN201311UV02',
      reason: 'CREA_RD',
      ins,
      status: 'active',
      patientPerson: patientPersonElement(patient, { vitale, representative }),
      observations: [
        observationElement('CONSENTEMENT_OUVERTURE_DMP', creation.consent, today),
        observationElement('OPPOSITION_BRIS_DE_GLACE', oppositions.breakGlass),
        observationElement('OPPOSITION_ACCES_URGENCE', oppositions.emergencyCentre),
      ],
    },
    context,
  );
}
