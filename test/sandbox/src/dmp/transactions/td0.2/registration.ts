import type { XmlElement } from '@dmpconnect/soap';
import { V3 } from '../../hl7/namespaces.js';
import {
  OBSERVATIONS,
  writeGenderAndBirth,
  writeObservation,
  writePatientName,
  writeTelecoms,
} from '../../hl7/person.js';
import { writePatientHead, writeRegistrationEvent } from '../../hl7/registration-event.js';
import type { DmpPatient } from '../../state/patients.js';

/** `subject`: the DMP and what TD0.2 says of its patient (dmp-transactions 2.3). */
export function registration(patient: DmpPatient): XmlElement {
  return writeRegistrationEvent(
    V3.element('patient', { classCode: 'PAT' }, [
      writePatientHead(patient),
      V3.element('patientPerson', { classCode: 'PSN', determinerCode: 'INSTANCE' }, [
        writePatientName(patient),
        writeTelecoms(patient),
        writeGenderAndBirth(patient),
      ]),
      writeObservation('COMPTE_INTERNET_OUVERT', '1.2.250.1.213.4.1.2.9', patient.webAccount),
      writeObservation('RATTACHEMENT_ENS', OBSERVATIONS, patient.ensAttached),
    ]),
    patient.closing,
  );
}
