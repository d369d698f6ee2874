import { writeQueryAnswer } from '../../hl7/answer.js';
import { V3 } from '../../hl7/namespaces.js';
import { readPatientQuery } from '../../hl7/request.js';
import { reasonOf } from '../../hl7/wrapper.js';
import { patientAsked, refuseQuery } from '../patient-query.js';
import type { Transaction } from '../transaction.js';
import { administrativeData } from './administrative-data.js';

/** TD1.3a, reading the administrative data (dmp-transactions 2.10). */
export const consultData: Transaction = {
  id: 'TD1.3a',
  kind: 'act',
  service: 'patients',
  action: 'urn:hl7-org:v3:PRPA_IN201307UV02',
  aliases: ['urn:hl7-org:v3:PRPA_IN201308UV02'],
  root: { uri: V3.uri, name: 'PRPA_IN201307UV02' },
  recognises: (content) => reasonOf(content) === 'CNSLT_DATA',
  responseAction: 'urn:hl7-org:v3:PRPA_IN201308UV02',
  rights: () => 'TD1.3a',
  targetsPatient: true,
  patientsNamed: (content) => [patientAsked(content)],
  dmp: 'active',
  needsAuthorisation: () => false,
  refusal: refuseQuery,
  handle: async ({ content, patient }, world, recorder) => {
    const query = await recorder.check('HL7 query', () => readPatientQuery(content));
    const answer =
      patient === undefined
        ? ({ acknowledgement: { type: 'AA' }, queryResponse: 'NF' } as const)
        : ({
            acknowledgement: { type: 'AA' },
            queryResponse: 'OK',
            subject: administrativeData(patient),
          } as const);
    return { body: writeQueryAnswer(query, answer, world), status: 'AA', code: answer.queryResponse };
  },
};
