import { randomUUID } from 'node:crypto';
import { verbatim, type XmlChildren, type XmlElement, type XmlNode } from '../xml/element.js';
import { writeXml, XML_PROLOG } from '../xml/write.js';
import { SOAP, WSA, WSA_ANONYMOUS, WSSE, XML } from './namespaces.js';

export interface SoapRequestOptions {
  /** `wsa:Action` (dmp-transactions 1.5). */
  readonly action: string;
  /**
   * Address of the service, for `wsa:To`. Without it neither `To`, `ReplyTo` nor `mustUnderstand` is written, as the
   * teleservices want it (teleservices 3.2).
   */
  readonly to?: string;
  /** Default: a new `urn:uuid:…`. */
  readonly messageId?: string;
  /** SAML assertions in canonical form, inserted byte for byte in `wsse:Security`, in this order. */
  readonly assertion?: string | readonly string[];
  /** Further header blocks, written after the addressing ones and before `wsse:Security`. */
  readonly headers?: readonly XmlNode[];
  readonly body: XmlNode;
}

export interface SoapRequest {
  /** The `wsa:MessageID` that the answer's `RelatesTo` must repeat. */
  readonly messageId: string;
  readonly xml: string;
}

/**
 * Writes a SOAP 1.2 request (dmp-transactions 3.1).
 *
 * `wsse:Security` carries no `mustUnderstand`: a live server refused it.
 *
 * @example
 * ```ts
 * const { xml, messageId } = buildSoapRequest({
 *   action: 'urn:ihe:iti:2007:RegistryStoredQuery',
 *   to: 'https://dmp.example/registry',
 *   assertion,
 *   body: query,
 * });
 * ```
 */
export function buildSoapRequest(options: SoapRequestOptions): SoapRequest {
  const messageId = options.messageId ?? `urn:uuid:${randomUUID()}`;
  const assertions = [options.assertion ?? []].flat();
  const header: XmlChildren = [
    WSA.element('MessageID', {}, [messageId]),
    options.to === undefined ? undefined : WSA.element('To', {}, [options.to]),
    options.to === undefined
      ? undefined
      : WSA.element('ReplyTo', MUST_UNDERSTAND, [WSA.element('Address', {}, [WSA_ANONYMOUS])]),
    WSA.element('Action', options.to === undefined ? {} : MUST_UNDERSTAND, [options.action]),
    options.headers ?? [],
    assertions.length === 0 ? undefined : WSSE.element('Security', {}, assertions.map(verbatim)),
  ];
  return { messageId, xml: writeEnvelope(header, options.body) };
}

export interface SoapResponseOptions {
  readonly action: string;
  /** `MessageID` of the request, for `RelatesTo`. */
  readonly relatesTo?: string;
  /** Default: a new `urn:uuid:…`. */
  readonly messageId?: string;
  readonly body: XmlNode;
}

/** Writes a SOAP 1.2 answer (dmp-transactions 3.1, response headers). */
export function buildSoapResponse(options: SoapResponseOptions): string {
  return writeEnvelope(answerHeader(options), options.body);
}

/** First-level fault codes of SOAP 1.2. */
export type SoapFaultCode = 'Sender' | 'Receiver' | 'VersionMismatch' | 'MustUnderstand';

export interface SoapFaultOptions {
  readonly code: SoapFaultCode;
  /** Local name, written with the SOAP prefix as the DMP does: `soap:DMPInvalidCertificate` (dmp-transactions 3.3). */
  readonly subcode?: string;
  /** Text for people. */
  readonly reason: string;
  /** Language of `reason`. Default `fr`. */
  readonly lang?: string;
  /** `MessageID` of the request, when it could be read. */
  readonly relatesTo?: string;
  /** Content of `soap:Detail`. */
  readonly detail?: readonly XmlNode[];
}

/** Action of a fault raised by a service, as WS-Addressing names it. */
export const SOAP_FAULT_ACTION = 'http://www.w3.org/2005/08/addressing/soap/fault';

/** Writes a SOAP 1.2 fault (dmp-transactions 3.3). */
export function buildSoapFault(options: SoapFaultOptions): string {
  const { code, subcode, reason, lang = 'fr', relatesTo, detail } = options;
  const fault = SOAP.element('Fault', {}, [
    SOAP.element('Code', {}, [
      faultValue(code),
      subcode === undefined ? undefined : SOAP.element('Subcode', {}, [faultValue(subcode)]),
    ]),
    SOAP.element('Reason', {}, [SOAP.element('Text', { [XML.attribute('lang')]: lang }, [reason])]),
    detail === undefined ? undefined : SOAP.element('Detail', {}, detail),
  ]);
  const header = answerHeader({
    action: SOAP_FAULT_ACTION,
    ...(relatesTo === undefined ? {} : { relatesTo }),
  });
  return writeEnvelope(header, fault);
}

function faultValue(localName: string): XmlElement {
  return SOAP.element('Value', {}, [`${SOAP.prefix}:${localName}`]);
}

function answerHeader(options: Omit<SoapResponseOptions, 'body'>): XmlChildren {
  return [
    WSA.element('Action', {}, [options.action]),
    WSA.element('MessageID', {}, [options.messageId ?? `urn:uuid:${randomUUID()}`]),
    WSA.element('To', {}, [WSA_ANONYMOUS]),
    options.relatesTo === undefined ? undefined : WSA.element('RelatesTo', {}, [options.relatesTo]),
  ];
}

// The official samples write the attribute without prefix, which the WS-Addressing schema refuses.
const MUST_UNDERSTAND = { [SOAP.attribute('mustUnderstand')]: 'true' };

function writeEnvelope(header: XmlChildren, body: XmlNode): string {
  const envelope = SOAP.element('Envelope', {}, [
    SOAP.element('Header', {}, header),
    SOAP.element('Body', {}, [body]),
  ]);
  return XML_PROLOG + writeXml(envelope);
}
