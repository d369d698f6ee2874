import { attribute, child, type ParsedElement, path, textOf } from '@dmpconnect/soap';
import { isOid } from '../identifiers/oid.js';
import { refuseMessage } from '../pipeline/refusal.js';
import { type InstanceIdentifier, readIdentifier } from './instance-identifier.js';
import { V3 } from './namespaces.js';

/** What the answer to an HL7v3 query repeats of it (dmp-transactions 2.1, 2.2). */
export interface Hl7Query {
  readonly id: InstanceIdentifier;
  /** Software that asks: receiver of the answer. */
  readonly sender: InstanceIdentifier;
  readonly senderName: string;
  readonly reason: { readonly code: string; readonly label?: string };
  readonly queryId: InstanceIdentifier;
  readonly patient: InstanceIdentifier;
}

/** Fixed values of the wrapper of a request (dmp-transactions 2.1): child, attribute, values. */
const WRAPPER: readonly (readonly [child: string, attribute: string, values: readonly string[]])[] = [
  ['interactionId', 'root', ['2.16.840.1.113883.1.6']],
  ['processingCode', 'code', ['D', 'P', 'T']],
  ['processingModeCode', 'code', ['T']],
  ['acceptAckCode', 'code', ['AL']],
  ['receiver', 'typeCode', ['RCV']],
  ['sender', 'typeCode', ['SND']],
  ['controlActProcess', 'classCode', ['CACT']],
  ['controlActProcess', 'moodCode', ['EVN']],
];

const TIME = /^\d{14}$/;

/**
 * Reads a `PRPA_IN201307UV02` query and checks its wrapper.
 *
 * @throws {Refusal} a Sender fault: a message that breaks the schema has no HL7 answer.
 */
export function readPatientQuery(root: ParsedElement): Hl7Query {
  for (const [name, attributeName, values] of WRAPPER) {
    const element = child(root, V3.uri, name);
    const value = element === undefined ? undefined : attribute(element, attributeName);
    if (value === undefined || !values.includes(value)) throw malformed(`${name}/@${attributeName}`);
  }
  if (attribute(root, 'ITSVersion') !== 'XML_1.0') throw malformed('@ITSVersion');
  if (attributeAt(root, 'extension', 'interactionId') !== root.localName)
    throw malformed('interactionId/@extension');
  if (!TIME.test(attributeAt(root, 'value', 'creationTime'))) throw malformed('creationTime/@value');
  if (attributeAt(root, 'root', 'receiver', 'device', 'id') !== '1.2.250.1.213.4.1.1.1')
    throw malformed('receiver');
  const query = path(root, V3.uri, 'controlActProcess', 'queryByParameter');
  if (query === undefined) throw malformed('queryByParameter');
  if (attributeAt(query, 'code', 'statusCode') !== 'new') throw malformed('queryByParameter/statusCode');
  const parameter = path(query, V3.uri, 'parameterList', 'patientIdentifier');
  const semantics = parameter === undefined ? undefined : child(parameter, V3.uri, 'semanticsText');
  if (parameter === undefined || semantics === undefined || textOf(semantics) !== 'Patient.id') {
    throw malformed('patientIdentifier');
  }
  const senderName = path(root, V3.uri, 'sender', 'device', 'softwareName');
  const label = path(root, V3.uri, 'controlActProcess', 'reasonCode');
  const displayName = label === undefined ? undefined : attribute(label, 'displayName');
  return {
    id: requireIdentifier(root, 'id'),
    sender: requireIdentifier(root, 'sender', 'device', 'id'),
    senderName: senderName === undefined ? '' : textOf(senderName),
    reason: { code: reasonOf(root), ...(displayName === undefined ? {} : { label: displayName }) },
    queryId: requireIdentifier(query, 'queryId'),
    patient: requireIdentifier(parameter, 'value'),
  };
}

/** Code system of the reasons that tell GDP transactions apart (dmp-transactions 2.1). */
export const REASON_SYSTEM = '1.2.250.1.213.1.1.4.11';

/** The reason of a GDP message, empty when it is not of the code system. */
export function reasonOf(root: ParsedElement): string {
  const reason = path(root, V3.uri, 'controlActProcess', 'reasonCode');
  if (reason === undefined || attribute(reason, 'codeSystem') !== REASON_SYSTEM) return '';
  return attribute(reason, 'code') ?? '';
}

function attributeAt(from: ParsedElement, name: string, ...names: readonly string[]): string {
  const element = path(from, V3.uri, ...names);
  return (element === undefined ? undefined : attribute(element, name)) ?? '';
}

function requireIdentifier(from: ParsedElement, ...names: readonly string[]): InstanceIdentifier {
  const id = readIdentifier(path(from, V3.uri, ...names));
  if (!isOid(id.root)) throw malformed(`${names.join('/')}/@root`);
  return id;
}

function malformed(where: string) {
  return refuseMessage(`The HL7 message is malformed: ${where} is missing or wrong.`);
}
