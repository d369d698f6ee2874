import { type ParsedElement, path } from '@dmpconnect/soap';
import type { InstanceIdentifier } from './instance-identifier.js';
import { V3 } from './namespaces.js';
import {
  attributeAt,
  type Hl7Request,
  malformed,
  readHl7Request,
  requireIdentifier,
  textAt,
} from './wrapper.js';

/** What the answer to an HL7v3 query repeats of it (dmp-transactions 2.1, 2.2). */
export interface Hl7Query extends Hl7Request {
  readonly queryId: InstanceIdentifier;
}

/** A query about one patient, named by an identifier. */
export interface PatientQuery extends Hl7Query {
  readonly patient: InstanceIdentifier;
}

/**
 * Reads what every query has: its wrapper and its identifier.
 *
 * @throws {Refusal} a Sender fault: a message that breaks the schema has no HL7 answer.
 */
export function readQuery(root: ParsedElement): Hl7Query & { readonly parameters: ParsedElement } {
  const request = readHl7Request(root);
  const query = path(root, V3.uri, 'controlActProcess', 'queryByParameter');
  if (query === undefined) throw malformed('queryByParameter');
  if (attributeAt(query, 'code', 'statusCode') !== 'new') throw malformed('queryByParameter/statusCode');
  const parameters = path(query, V3.uri, 'parameterList');
  if (parameters === undefined) throw malformed('parameterList');
  return { ...request, queryId: requireIdentifier(query, 'queryId'), parameters };
}

/** Reads a `PRPA_IN201307UV02` query. @throws {Refusal} a Sender fault */
export function readPatientQuery(root: ParsedElement): PatientQuery {
  const { parameters, ...query } = readQuery(root);
  const parameter = path(parameters, V3.uri, 'patientIdentifier');
  if (parameter === undefined || textAt(parameter, 'semanticsText') !== 'Patient.id') {
    throw malformed('patientIdentifier');
  }
  return { ...query, patient: requireIdentifier(parameter, 'value') };
}
