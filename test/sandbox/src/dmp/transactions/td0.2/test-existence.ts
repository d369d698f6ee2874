import type { ParsedElement } from '@dmpconnect/soap';
import type { RefusalCode } from '../../codes.js';
import { writeQueryAnswer } from '../../hl7/answer.js';
import { V3 } from '../../hl7/namespaces.js';
import { readPatientQuery, reasonOf } from '../../hl7/request.js';
import { refuseRequest } from '../../pipeline/refusal.js';
import type { SimulatedTransaction } from '../transaction.js';
import { attentionLines } from './attention.js';
import { closingReason, registration } from './registration.js';

/** Codes of the registries, in the words of the HL7 service: AE codes are the DMP's own. */
const HL7_CODES: Partial<Record<RefusalCode, RefusalCode>> = {
  XDSUnknownPatientId: 'DMPNotFound',
  XDSPatientIdDoesNotMatch: 'DMPInvalidVIHF',
};

/** TD0.2, does the patient have a DMP and may the caller enter it (dmp-transactions 2.3, 9.5). */
export const testExistence: SimulatedTransaction = {
  id: 'TD0.2',
  simulated: true,
  service: 'patients',
  action: 'urn:hl7-org:v3:PRPA_IN201307UV02',
  aliases: ['urn:hl7-org:v3:PRPA_IN201308UV02'],
  root: { uri: V3.uri, name: 'PRPA_IN201307UV02' },
  recognises: (content) => reasonOf(content) === 'TEST_EXST',
  responseAction: 'urn:hl7-org:v3:PRPA_IN201308UV02',
  rights: () => 'TD0.2',
  targetsPatient: true,
  patientsNamed: (content) => [patientAsked(content)],
  dmp: 'any',
  needsAuthorisation: () => false,
  refusal: (code, text, content, world) => {
    const own = HL7_CODES[code] ?? code;
    const query = readPatientQuery(content);
    const error = { code: own, text };
    return {
      body: writeQueryAnswer(query, { acknowledgement: 'AE', queryResponse: 'AE', error }, world),
      status: 'AE',
      code: own,
    };
  },
  handle: async ({ content, vihf, professional, patient }, world, recorder) => {
    const query = await recorder.check('HL7 query', () => readPatientQuery(content));
    if (patient === undefined || patient.dmp === 'none') {
      // dmp-transactions 2.2: no DMP is an answer, not an error.
      return {
        body: writeQueryAnswer(query, { acknowledgement: 'AA', queryResponse: 'NF' }, world),
        status: 'AA',
        code: 'NF',
      };
    }
    const reason = closingReason(patient);
    const answer = {
      acknowledgement: 'AA',
      queryResponse: 'OK',
      attentionLines: attentionLines(patient, vihf, professional),
      subject: registration(patient),
      ...(reason === undefined ? {} : { reasonOf: reason }),
    } as const;
    return { body: writeQueryAnswer(query, answer, world), status: 'AA', code: 'OK' };
  },
};

function patientAsked(content: ParsedElement) {
  const { patient } = readPatientQuery(content);
  if (patient.extension === undefined) {
    throw refuseRequest('XDSUnknownPatientId', 'patientIdentifier has no extension.');
  }
  return { value: patient.extension, oid: patient.root, type: 'NH' };
}
