import { attribute, child, children, type ParsedElement, path } from '@dmpconnect/soap';
import { DmpError } from '../errors.js';
import { checkAcknowledgement } from '../hl7v3/acknowledgement.js';
import { readContact } from '../hl7v3/contact.js';
import { V3_URI } from '../hl7v3/elements.js';
import { readObservation } from '../hl7v3/observations.js';
import { attributeOf, readPatient } from '../hl7v3/read-patient.js';
import type { FoundPatient, FoundPatients } from '../patients/found-patient.js';

/**
 * Reads the answer to TD0.5 (dmp-transactions 2.6). Nobody found is an answer, not an error.
 *
 * @throws {DmpServiceError} `HL7_REFUSED`, when too many patients fit for instance.
 * @throws {DmpError} `ANSWER_UNEXPECTED`.
 */
export function readFindPatientsAnswer(answer: ParsedElement): FoundPatients {
  if (answer.localName !== 'PRPA_IN201306UV02' || answer.namespaceURI !== V3_URI) {
    throw new DmpError('ANSWER_UNEXPECTED', 'The answer to TD0.5 is not a PRPA_IN201306UV02.');
  }
  checkAcknowledgement(answer, 'TD0.5');
  const act = child(answer, V3_URI, 'controlActProcess');
  const patients = (act === undefined ? [] : children(act, V3_URI, 'subject')).flatMap((subject) => {
    const patient = path(subject, V3_URI, 'registrationEvent', 'subject1', 'patient');
    return patient === undefined ? [] : [readFoundPatient(patient)];
  });
  const quantity = (name: string) => numberOf(act && attributeOf(act, 'queryAck', name, 'value'));
  const total = quantity('resultTotalQuantity');
  return {
    patients,
    total,
    more: (quantity('resultRemainingQuantity') ?? 0) > 0 || (total ?? 0) > patients.length,
  };
}

function readFoundPatient(patient: ParsedElement): FoundPatient {
  const { telecoms: _, ...traits } = readPatient(patient);
  const person = child(patient, V3_URI, 'patientPerson');
  const { city, postalCode } = person === undefined ? {} : readContact(person);
  return {
    ...traits,
    city,
    postalCode,
    score: readScore(patient),
    opposesEmergencyCentre: readObservation(patient, 'OPPOSITION_ACCES_URGENCE', 'subjectOf2'),
  };
}

function readScore(patient: ParsedElement): number | undefined {
  const match = path(patient, V3_URI, 'subjectOf1', 'queryMatchObservation');
  const value = match && child(match, V3_URI, 'value');
  return numberOf(value && attribute(value, 'value'));
}

function numberOf(text: string | undefined): number | undefined {
  return text !== undefined && /^\d+$/.test(text) ? Number(text) : undefined;
}
