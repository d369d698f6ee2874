import { child, type ParsedElement, path } from '@dmpconnect/soap';
import { DmpError } from '../errors.js';
import { checkAcknowledgement, queryResponse } from '../hl7v3/acknowledgement.js';
import { readContact } from '../hl7v3/contact.js';
import { V3_URI } from '../hl7v3/elements.js';
import { readObservation } from '../hl7v3/observations.js';
import { attributeOf, booleanOf, nameOf, readPatient } from '../hl7v3/read-patient.js';
import { relationOf } from '../hl7v3/relations.js';
import type { AdministrativeData, LegalRepresentative } from '../patients/administrative-data.js';

/**
 * Reads the answer to TD1.3a (dmp-transactions 2.10).
 *
 * @throws {DmpServiceError} `HL7_REFUSED`.
 * @throws {DmpError} `RECORD_NOT_FOUND`, `ANSWER_UNEXPECTED`.
 */
export function readAdministrativeDataAnswer(answer: ParsedElement): AdministrativeData {
  if (answer.localName !== 'PRPA_IN201308UV02' || answer.namespaceURI !== V3_URI) {
    throw new DmpError('ANSWER_UNEXPECTED', 'The answer to TD1.3a is not a PRPA_IN201308UV02.');
  }
  checkAcknowledgement(answer, 'TD1.3a');
  if (queryResponse(answer) === 'NF') throw new DmpError('RECORD_NOT_FOUND', 'The patient has no DMP.');
  const patient = path(
    answer,
    V3_URI,
    'controlActProcess',
    'subject',
    'registrationEvent',
    'subject1',
    'patient',
  );
  const person = patient && child(patient, V3_URI, 'patientPerson');
  if (patient === undefined || person === undefined) {
    throw new DmpError('ANSWER_UNEXPECTED', 'The answer to TD1.3a announces a record and holds no patient.');
  }
  const { ids, prefix, usedName, birthName, givenName, sex, birthDate } = readPatient(patient);
  const country = path(person, V3_URI, 'birthPlace', 'addr');
  const relationship = child(person, V3_URI, 'personalRelationship');
  return {
    state: attributeOf(patient, 'statusCode', 'code') === 'terminated' ? 'closed' : 'active',
    ids,
    patient: {
      prefix,
      usedName,
      birthName,
      givenName,
      sex,
      birthDate,
      birthCountry: country && nameOf(country, 'country'),
      contact: readContact(person),
    },
    deceased: booleanOf(attributeOf(person, 'deceasedInd', 'value')),
    oppositions: {
      breakGlass: readObservation(patient, 'OPPOSITION_BRIS_DE_GLACE'),
      emergencyCentre: readObservation(patient, 'OPPOSITION_ACCES_URGENCE'),
    },
    representative: relationship && readRepresentative(relationship),
  };
}

function readRepresentative(relationship: ParsedElement): LegalRepresentative | undefined {
  const name = path(relationship, V3_URI, 'relationshipHolder1', 'name');
  if (name === undefined) return undefined;
  return {
    relation: relationOf(attributeOf(relationship, 'code', 'code')),
    prefix: nameOf(name, 'prefix'),
    familyName: nameOf(name, 'family', 'SP') ?? nameOf(name, 'family') ?? '',
    givenName: nameOf(name, 'given') ?? '',
    contact: readContact(relationship),
  };
}
