import type { XmlElement } from '@dmpconnect/soap';
import { observationElement } from '../hl7v3/observations.js';
import { patientPersonElement } from '../hl7v3/person.js';
import { type RegistrationContext, registrationElement } from '../hl7v3/registration.js';
import type { AdministrativeDataUpdate, LegalRepresentative } from '../patients/administrative-data.js';
import { checkPatient, checkRepresentative } from '../patients/check-patient.js';

/** A change whose representative is settled: the one to write, or none. */
export interface SettledUpdate extends Omit<AdministrativeDataUpdate, 'representative'> {
  readonly representative: LegalRepresentative | undefined;
}

/**
 * TD1.3b, `PRPA_IN201314UV02` with the reason MODIF_DATA (dmp-transactions 2.11): the whole of the data.
 *
 * @throws {DmpError} `PATIENT_DATA_INVALID`.
 */
export function buildAdministrativeDataUpdate(
  update: SettledUpdate,
  context: RegistrationContext,
): XmlElement {
  const { ins, patient, oppositions, representative } = update;
  checkPatient(patient);
  if (representative !== undefined) checkRepresentative(representative);
  const { breakGlass, emergencyCentre } = oppositions;
  return registrationElement(
    {
      interaction: 'PRPA_IN201314UV02',
      reason: 'MODIF_DATA',
      ins,
      status: 'active',
      patientPerson: patientPersonElement(patient, { representative }),
      observations: [
        ...(breakGlass === undefined ? [] : [observationElement('OPPOSITION_BRIS_DE_GLACE', breakGlass)]),
        ...(emergencyCentre === undefined
          ? []
          : [observationElement('OPPOSITION_ACCES_URGENCE', emergencyCentre)]),
      ],
    },
    context,
  );
}
