import {
  children,
  type ParsedElement,
  type ParseLimits,
  parseXml,
  SOAP_11_URI,
  SoapError,
  type XmlChildren,
  type XmlElement,
  xmlNamespace,
} from '@dmpconnect/soap';

/** SOAP 1.1 (mss 4.2). */
export const SOAP11 = xmlNamespace('s', SOAP_11_URI);

/** Namespace of the operations; their children have none (mss 4.2). */
export const SERVICE_URI = 'http://services.msg.mss.asip.fr/';
export const SERVICE = xmlNamespace('ser', SERVICE_URI);

/** A SOAP 1.1 message, read. */
export interface Envelope {
  readonly root: ParsedElement;
  readonly header?: ParsedElement | undefined;
  readonly body: ParsedElement;
  /** First child of the body. */
  readonly content?: ParsedElement | undefined;
}

/** An envelope. */
export function envelopeElement(header: XmlChildren, body: XmlChildren): XmlElement {
  return SOAP11.element('Envelope', {}, [
    SOAP11.element('Header', {}, header),
    SOAP11.element('Body', {}, body),
  ]);
}

/**
 * Reads a SOAP 1.1 message.
 *
 * @throws {SoapError} `SOAP_ANSWER` when it is none; the `XML_…` codes of `parseXml`.
 */
export function readEnvelope(source: string | Uint8Array, limits: ParseLimits = {}): Envelope {
  const root = parseXml(source, limits);
  if (root.localName !== 'Envelope' || root.namespaceURI !== SOAP_11_URI) {
    throw new SoapError('SOAP_ANSWER', 'The root element is not a SOAP 1.1 envelope.');
  }
  const body = one(root, 'Body');
  if (body === undefined) throw new SoapError('SOAP_ANSWER', 'The SOAP envelope has no body.');
  return { root, header: one(root, 'Header'), body, content: children(body)[0] };
}

/** A second element of that name would let two readers of the message disagree. */
function one(root: ParsedElement, name: string): ParsedElement | undefined {
  const [first, second] = children(root, SOAP_11_URI, name);
  if (second !== undefined) throw new SoapError('SOAP_ANSWER', `The SOAP message carries ${name} twice.`);
  return first;
}
