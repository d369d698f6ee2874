import type { XmlElement } from '@dmpconnect/soap';
import { type PatientQueryRequest, patientQueryElement } from '../hl7v3/patient-query.js';

/** What a consultation of administrative data is made of. */
export type AdministrativeDataRequest = PatientQueryRequest;

/** TD1.3a, `PRPA_IN201307UV02` with the reason CNSLT_DATA (dmp-transactions 2.10). */
export function buildAdministrativeDataRequest(request: AdministrativeDataRequest): XmlElement {
  return patientQueryElement('CNSLT_DATA', request);
}
