import type { XmlElement } from '@dmpconnect/soap';
import { type PatientQueryRequest, patientQueryElement } from '../hl7v3/patient-query.js';

/** What a test of existence is made of. */
export type TestExistenceRequest = PatientQueryRequest;

/** TD0.2, `PRPA_IN201307UV02` with the reason TEST_EXST (dmp-transactions 2.3). */
export function buildTestExistenceRequest(request: TestExistenceRequest): XmlElement {
  return patientQueryElement('TEST_EXST', request);
}
