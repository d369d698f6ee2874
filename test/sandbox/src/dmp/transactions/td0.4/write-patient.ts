import type { XmlElement } from '@dmpconnect/soap';
import { OID } from '../../identifiers/oid.js';
import { PATIENTS } from '../../specific/namespaces.js';
import type { DmpPatient } from '../../state/patients.js';
import type { DocumentDates } from './document-dates.js';

/** One DMP of the list, in the order of the schema (dmp-transactions 2.5). */
export function writePatient(row: {
  readonly patient: DmpPatient;
  readonly owner: string;
  readonly dates: DocumentDates;
}): XmlElement {
  const { patient, owner, dates } = row;
  const { traits } = patient;
  const fields: readonly (readonly [string, string | undefined])[] = [
    ['lastName', traits.usedName ?? traits.birthName],
    ['patronymicalName', traits.birthName],
    ['firstName', traits.birthGivenNames],
    ['civility', traits.prefix],
    ['dateOfBirth', traits.birthDate],
    ['MT', String(patient.attendingPhysician === owner)],
    ['message', String(patient.message)],
    ['lastAccessDate', patient.authorisationDates[owner]?.lastAction],
    ['lastUpdateDate', dates.lastUpdate],
    ['lastAddDate', dates.lastAdd],
  ];
  return PATIENTS.element('patientlistData', {}, [
    patient.insC === undefined ? undefined : identifier(patient.insC, OID.insC),
    identifier(patient.ins, patient.insOid),
    fields.flatMap(([name, value]) => (value === undefined ? [] : [PATIENTS.element(name, {}, [value])])),
  ]);
}

function identifier(id: string, domain: string): XmlElement {
  return PATIENTS.element('patientIdentifier', {}, [
    PATIENTS.element('nationalId', {}, [id]),
    PATIENTS.element('nationalIdType', {}, [domain]),
  ]);
}
