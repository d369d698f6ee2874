import { writeQueryAnswer } from '../../hl7/answer.js';
import { V3 } from '../../hl7/namespaces.js';
import { writeClosingReason } from '../../hl7/registration-event.js';
import { readPatientQuery } from '../../hl7/request.js';
import { reasonOf } from '../../hl7/wrapper.js';
import { patientAsked, refuseQuery } from '../patient-query.js';
import type { Transaction } from '../transaction.js';
import { attentionLines } from './attention.js';
import { registration } from './registration.js';

/** TD0.2, does the patient have a DMP and may the caller enter it (dmp-transactions 2.3, 9.5). */
export const testExistence: Transaction = {
  id: 'TD0.2',
  kind: 'test',
  service: 'patients',
  action: 'urn:hl7-org:v3:PRPA_IN201307UV02',
  aliases: ['urn:hl7-org:v3:PRPA_IN201308UV02'],
  root: { uri: V3.uri, name: 'PRPA_IN201307UV02' },
  recognises: (content) => reasonOf(content) === 'TEST_EXST',
  responseAction: 'urn:hl7-org:v3:PRPA_IN201308UV02',
  rights: () => 'TD0.2',
  targetsPatient: true,
  takesInsC: true,
  patientsNamed: (content) => [patientAsked(content)],
  dmp: 'any',
  needsAuthorisation: () => false,
  refusal: refuseQuery,
  handle: async ({ content, vihf, professional, patient }, world, recorder) => {
    const query = await recorder.check('HL7 query', () => readPatientQuery(content));
    if (patient === undefined || patient.dmp === 'none') {
      // dmp-transactions 2.2: no DMP is an answer, not an error.
      return {
        body: writeQueryAnswer(query, { acknowledgement: { type: 'AA' }, queryResponse: 'NF' }, world),
        status: 'AA',
        code: 'NF',
      };
    }
    const reason = writeClosingReason(patient);
    const answer = {
      acknowledgement: { type: 'AA' },
      queryResponse: 'OK',
      attentionLines: attentionLines(patient, vihf, professional, world),
      subject: registration(patient),
      ...(reason === undefined ? {} : { reasonOf: reason }),
    } as const;
    return { body: writeQueryAnswer(query, answer, world), status: 'AA', code: 'OK' };
  },
};
