import {
  attribute,
  type ByteSource,
  children,
  type ParsedElement,
  plainElement,
  SoapError,
  textOf,
  writeXml,
  writeXmlBytes,
  XML_PROLOG,
  type XmlElement,
  xmlNamespace,
} from '@dmpconnect/soap';
import { envelopeElement, SERVICE, SERVICE_URI } from './envelope.js';
import type { WireOperation } from './operations.js';
import { attachmentSent, type WireAttachmentSent } from './records.js';

/** The body of a request (mss 4.2). */
export function writeSoapRequest<I>(operation: WireOperation<I, unknown>, input: I): ByteSource {
  const content = SERVICE.element(operation.operation, {}, operation.input.childrenOf(input));
  return writeXmlBytes(envelopeElement([], [content]));
}

/** Repeated `attachments` elements as the `message` of `sendMessage` holds them (mss 12.1). */
export function writeSoapAttachments(attachments: readonly WireAttachmentSent[]): string {
  return attachments.flatMap((one) => attachmentSent.toXml('attachments', one).map(writeXml)).join('');
}

/**
 * What a request asks, its elements in any order.
 *
 * @param content First child of the body.
 * @throws {SoapError} `XML_UNEXPECTED`
 */
export function readSoapRequest<I>(
  operation: WireOperation<I, unknown>,
  content: ParsedElement | undefined,
): I {
  if (content?.localName !== operation.operation || content.namespaceURI !== SERVICE_URI) {
    throw new SoapError('XML_UNEXPECTED', `The body holds no ${operation.operation} of ${SERVICE_URI}.`);
  }
  return operation.input.readChildren(content, operation.operation);
}

/** An answer. @param prefix Of the namespace of the operations; the real service's is not known (mss 15.4). */
export function writeSoapAnswer<O>(operation: WireOperation<unknown, O>, output: O, prefix = 'ser'): string {
  const values = operation.output.childrenOf(output);
  const isAttribute = ({ name }: XmlElement) => operation.soapAttributes.includes(name);
  const attributes = Object.fromEntries(
    values.filter(isAttribute).map((value) => [value.name, value.children.join('')]),
  );
  const content = xmlNamespace(prefix, SERVICE_URI).element(
    `${operation.operation}Response`,
    attributes,
    values.filter((value) => !isAttribute(value)),
  );
  return XML_PROLOG + writeXml(envelopeElement([], [content]));
}

/**
 * What an answer holds: its values stand in the wrapper, or one level below it (mss 4.2).
 *
 * @throws {SoapError} `XML_UNEXPECTED`, `SOAP_ANSWER`
 */
export function readSoapAnswer<O>(
  operation: WireOperation<unknown, O>,
  content: ParsedElement | undefined,
): O {
  const expected = `${operation.operation}Response`;
  if (content?.localName !== expected) {
    throw new SoapError('SOAP_ANSWER', `The answer holds no ${expected}.`);
  }
  takeAttributes(content, operation.soapAttributes);
  const inner = children(content);
  const wrapped =
    inner.length === 1 && ['return', operation.restOutput].includes(inner[0]?.localName ?? '')
      ? inner[0]
      : undefined;
  return operation.output.readChildren(wrapped ?? content, expected);
}

/** From then on an attribute is read as the element that REST has in its place. */
function takeAttributes(element: ParsedElement, names: readonly string[]): void {
  for (const name of names) {
    const value = attribute(element, name);
    const created = value === undefined ? undefined : element.ownerDocument?.createElementNS(null, name);
    if (value === undefined || created === undefined) continue;
    created.textContent = value;
    element.appendChild(created);
  }
}

/** Whose fault it is (mss 7.1). */
export type FaultKind = 'FONCTIONNELLE' | 'TECHNIQUE';

/** A refusal of the service, in either protocol. */
export interface WireFault {
  readonly kind: FaultKind;
  /** Number of mss 7.2; absent when the service gave none. */
  readonly code?: number | undefined;
  /** The service's own text: it may quote what was sent. */
  readonly message?: string | undefined;
}

const FAULT_ELEMENTS = { FONCTIONNELLE: 'ErreurFonctionnelle', TECHNIQUE: 'ErreurTechnique' } as const;

/** A SOAP 1.1 fault with the error of the service in its detail (mss 7.1). */
export function writeSoapFault(fault: WireFault): string {
  const detail = xmlNamespace('n', SERVICE_URI).element(FAULT_ELEMENTS[fault.kind], {}, [
    fault.code === undefined ? undefined : plainElement('code', {}, [String(fault.code)]),
    fault.message === undefined ? undefined : plainElement('message', {}, [fault.message]),
  ]);
  const soap = SOAP_FAULT.element('Fault', {}, [
    plainElement('faultcode', {}, [`${SOAP_FAULT.prefix}:Server`]),
    plainElement('faultstring', {}, [fault.message ?? FAULT_ELEMENTS[fault.kind]]),
    plainElement('detail', {}, [detail]),
  ]);
  return XML_PROLOG + writeXml(envelopeElement([], [soap]));
}

const SOAP_FAULT = xmlNamespace('s', 'http://schemas.xmlsoap.org/soap/envelope/');

/** The fault that a body holds, if it does. */
export function readSoapFault11(content: ParsedElement | undefined): WireFault | undefined {
  if (content?.localName !== 'Fault' || content.namespaceURI !== SOAP_FAULT.uri) return undefined;
  const detail = children(content, '', 'detail')[0];
  const own = detail && children(detail, SERVICE_URI)[0];
  const code = own && children(own, '', 'code')[0];
  const message = (own && children(own, '', 'message')[0]) ?? children(content, '', 'faultstring')[0];
  return {
    kind: own?.localName === FAULT_ELEMENTS.FONCTIONNELLE ? 'FONCTIONNELLE' : 'TECHNIQUE',
    code: code && readCode(textOf(code)),
    message: message && textOf(message),
  };
}

/** A number of mss 7.2, if it is one. */
export function readCode(text: string): number | undefined {
  return /^\d{1,6}$/.test(text) ? Number(text) : undefined;
}
