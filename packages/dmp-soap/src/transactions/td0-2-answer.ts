import { child, children, type ParsedElement, path, textOf } from '@dmpconnect/soap';
import { DmpError } from '../errors.js';
import { checkAcknowledgement, queryResponse } from '../hl7v3/acknowledgement.js';
import { V3_URI } from '../hl7v3/elements.js';
import { readObservation } from '../hl7v3/observations.js';
import { attributeOf, booleanOf, readPatient } from '../hl7v3/read-patient.js';
import type { DmpAuthorization, DmpExistence } from './existence.js';

const NOT_FOUND: DmpExistence = {
  state: 'notFound',
  authorization: undefined,
  authorizationCode: undefined,
  treatingPhysician: undefined,
  patient: undefined,
  webAccessOpen: undefined,
  attachedToEns: undefined,
  closingTime: undefined,
  closingMotive: undefined,
  closingReason: undefined,
};

/**
 * Reads the answer to TD0.2 (dmp-transactions 2.3). "No such record" is an answer, not an error.
 *
 * @throws {DmpServiceError} `HL7_REFUSED`.
 * @throws {DmpError} `ANSWER_UNEXPECTED`.
 */
export function readTestExistenceAnswer(answer: ParsedElement): DmpExistence {
  if (answer.localName !== 'PRPA_IN201308UV02' || answer.namespaceURI !== V3_URI) {
    throw new DmpError('ANSWER_UNEXPECTED', 'The answer to TD0.2 is not a PRPA_IN201308UV02.');
  }
  checkAcknowledgement(answer, 'TD0.2');
  const act = child(answer, V3_URI, 'controlActProcess');
  const event = act && path(act, V3_URI, 'subject', 'registrationEvent');
  if (queryResponse(answer) === 'NF' || event === undefined) {
    if (queryResponse(answer) === 'NF') return NOT_FOUND;
    throw new DmpError('ANSWER_UNEXPECTED', 'The answer to TD0.2 announces a record and holds none.');
  }
  const patient = path(event, V3_URI, 'subject1', 'patient');
  if (patient === undefined) throw new DmpError('ANSWER_UNEXPECTED', 'The answer to TD0.2 holds no patient.');
  const authorizationCode = attentionValue(answer, 'AUTORISATION', 'code');
  const issue = act && path(act, V3_URI, 'reasonOf', 'detectedIssueEvent');
  const reason = issue && child(issue, V3_URI, 'text');
  return {
    state: attributeOf(patient, 'statusCode', 'code') === 'terminated' ? 'closed' : 'active',
    authorization: authorizationOf(authorizationCode),
    authorizationCode,
    treatingPhysician: booleanOf(attentionValue(answer, 'STATUT_MT', 'value')),
    patient: readPatient(patient),
    webAccessOpen: readObservation(patient, 'COMPTE_INTERNET_OUVERT'),
    attachedToEns: readObservation(patient, 'RATTACHEMENT_ENS'),
    closingTime: attributeOf(event, 'effectiveTime', 'value'),
    closingMotive: issue && attributeOf(issue, 'code', 'code'),
    closingReason: reason && textOf(reason),
  };
}

/** Only VALIDE was seen on the wire: the others are compared by the beginning of their name. */
const AUTHORIZATIONS: readonly (readonly [prefix: string, authorization: DmpAuthorization])[] = [
  ['VALID', 'granted'],
  ['NON', 'none'],
  ['INTERDI', 'denied'],
  ['EXPIR', 'expired'],
];

function authorizationOf(code: string | undefined): DmpAuthorization | undefined {
  if (code === undefined) return undefined;
  const found = AUTHORIZATIONS.find(([prefix]) => code.toUpperCase().startsWith(prefix));
  return found?.[1] ?? 'unknown';
}

function attentionValue(answer: ParsedElement, keyword: string, name: string): string | undefined {
  const line = children(answer, V3_URI, 'attentionLine').find(
    (element) => attributeOf(element, 'keyWordText', 'code') === keyword,
  );
  return line && attributeOf(line, 'value', name);
}
