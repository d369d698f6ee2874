import { attribute, child, type ParsedElement, path, textOf } from '@dmpconnect/soap';
import { isOid, OID } from '../identifiers/oid.js';
import { refuseMessage } from '../pipeline/refusal.js';
import { type InstanceIdentifier, readIdentifier } from './instance-identifier.js';
import { V3 } from './namespaces.js';

/** What an answer repeats of the wrapper of its request (dmp-transactions 2.1, 2.2). */
export interface Hl7Request {
  readonly id: InstanceIdentifier;
  /** Software that asks: receiver of the answer. */
  readonly sender: InstanceIdentifier;
  readonly senderName: string;
  /** Absent from a search without INS, which has a code instead (2.6). */
  readonly reason?: { readonly code: string; readonly label?: string };
}

/** Fixed values of the wrapper of a request (dmp-transactions 2.1): child, attribute, values. */
const WRAPPER: readonly (readonly [child: string, attribute: string, values: readonly string[]])[] = [
  ['interactionId', 'root', [OID.hl7Interactions]],
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
 * Reads the wrapper of a request and checks its fixed values.
 *
 * @throws {Refusal} a Sender fault: a message that breaks the schema has no HL7 answer.
 */
export function readHl7Request(root: ParsedElement): Hl7Request {
  for (const [name, attributeName, values] of WRAPPER) {
    if (!values.includes(attributeAt(root, attributeName, name)))
      throw malformed(`${name}/@${attributeName}`);
  }
  if (attribute(root, 'ITSVersion') !== 'XML_1.0') throw malformed('@ITSVersion');
  if (attributeAt(root, 'extension', 'interactionId') !== root.localName)
    throw malformed('interactionId/@extension');
  if (!TIME.test(attributeAt(root, 'value', 'creationTime'))) throw malformed('creationTime/@value');
  if (attributeAt(root, 'root', 'receiver', 'device', 'id') !== OID.dmpDevice) throw malformed('receiver');
  const code = reasonOf(root);
  const label = attributeAt(root, 'displayName', 'controlActProcess', 'reasonCode');
  return {
    id: requireIdentifier(root, 'id'),
    sender: requireIdentifier(root, 'sender', 'device', 'id'),
    senderName: textAt(root, 'sender', 'device', 'softwareName'),
    ...(code === '' ? {} : { reason: { code, ...(label === '' ? {} : { label }) } }),
  };
}

/** Code system of the reasons that tell GDP transactions apart (dmp-transactions 2.1). */
export const REASON_SYSTEM = '1.2.250.1.213.1.1.4.11';

/** The reason of a GDP message, empty when it is not of the code system. */
export function reasonOf(root: ParsedElement): string {
  const system = attributeAt(root, 'codeSystem', 'controlActProcess', 'reasonCode');
  return system === REASON_SYSTEM ? attributeAt(root, 'code', 'controlActProcess', 'reasonCode') : '';
}

/** An attribute of the element of a path; empty when there is none. */
export function attributeAt(from: ParsedElement, name: string, ...names: readonly string[]): string {
  const element = names.length === 0 ? from : path(from, V3.uri, ...names);
  return (element === undefined ? undefined : attribute(element, name)) ?? '';
}

/** The text of the element of a path; empty when there is none. */
export function textAt(from: ParsedElement, ...names: readonly string[]): string {
  const element = path(from, V3.uri, ...names);
  return element === undefined ? '' : textOf(element);
}

/** An identifier that has to be there. @throws {Refusal} a Sender fault */
export function requireIdentifier(from: ParsedElement, ...names: readonly string[]): InstanceIdentifier {
  const id = readIdentifier(path(from, V3.uri, ...names));
  if (!isOid(id.root)) throw malformed(`${names.join('/')}/@root`);
  return id;
}

/** A child that has to be there. @throws {Refusal} a Sender fault */
export function requireChild(from: ParsedElement, name: string): ParsedElement {
  const found = child(from, V3.uri, name);
  if (found === undefined) throw malformed(name);
  return found;
}

/** Says that an HL7 message breaks its schema. */
export function malformed(where: string) {
  return refuseMessage(`The HL7 message is malformed: ${where} is missing or wrong.`);
}
