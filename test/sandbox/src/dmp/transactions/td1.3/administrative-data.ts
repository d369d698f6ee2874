import type { XmlElement } from '@dmpconnect/soap';
import { V3 } from '../../hl7/namespaces.js';
import {
  OBSERVATIONS,
  writeAddress,
  writeGenderAndBirth,
  writeObservation,
  writePatientName,
  writeRelative,
  writeTelecoms,
} from '../../hl7/person.js';
import { writePatientHead, writeRegistrationEvent } from '../../hl7/registration-event.js';
import type { DmpPatient } from '../../state/patients.js';

/** `subject` of TD1.3a: the DMP and the administrative data of its patient (dmp-transactions 2.10). */
export function administrativeData(patient: DmpPatient): XmlElement {
  return writeRegistrationEvent(
    V3.element('patient', { classCode: 'PAT' }, [
      writePatientHead(patient),
      V3.element('patientPerson', { classCode: 'PSN', determinerCode: 'INSTANCE' }, [
        writePatientName(patient),
        writeTelecoms(patient),
        writeGenderAndBirth(patient),
        V3.element('deceasedInd', { value: String(patient.deceased) }),
        patient.address === undefined ? undefined : writeAddress(patient.address),
        patient.relatives.map(writeRelative),
        V3.element('birthPlace', { classCode: 'BIRTHPL' }, [writeAddress(patient.birthPlace)]),
      ]),
      writeObservation('OPPOSITION_BRIS_DE_GLACE', OBSERVATIONS, patient.breakGlassOpposition),
      writeObservation('OPPOSITION_ACCES_URGENCE', OBSERVATIONS, patient.emergencyCallOpposition),
    ]),
    undefined,
  );
}
