import type { ParsedElement } from '@dmpconnect/soap';
import { writeQueryAnswer } from '../hl7/answer.js';
import { readPatientQuery } from '../hl7/request.js';
import type { Cx } from '../identifiers/cx.js';
import { ownCode } from '../own-code.js';
import { refuseRequest } from '../pipeline/refusal.js';
import type { Transaction } from './transaction.js';

/** The patient a query asks about. @throws {Refusal} */
export function patientAsked(content: ParsedElement): Cx {
  const { patient } = readPatientQuery(content);
  if (patient.extension === undefined) {
    throw refuseRequest('XDSUnknownPatientId', 'patientIdentifier has no extension.');
  }
  return { value: patient.extension, oid: patient.root, type: 'NH' };
}

/** A query refused: an acknowledgement AE with its code (dmp-transactions 2.2, 9.3). */
export const refuseQuery: Transaction['refusal'] = (code, text, content, world) => {
  const own = ownCode(code);
  const acknowledgement = { type: 'AE', code: own, text } as const;
  return {
    body: writeQueryAnswer(readPatientQuery(content), { acknowledgement, queryResponse: 'AE' }, world),
    status: 'AE',
    code: own,
  };
};
