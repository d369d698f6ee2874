import { SoapError } from '../errors.js';
import { SAML_URI } from '../saml/namespace.js';
import { type ParsedElement, type ParseLimits, parseXml } from '../xml/parse.js';
import { child, children, textOf } from '../xml/query.js';
import { SOAP_11_URI, SOAP_URI, WSA_URI, WSSE_URI } from './namespaces.js';

/** WS-Addressing properties of a message; each is absent when the message does not carry it. */
export interface SoapAddressing {
  readonly messageId?: string;
  readonly action?: string;
  readonly to?: string;
  readonly relatesTo?: string;
}

/** A SOAP 1.2 message, read. */
export interface SoapEnvelope {
  /** `soap:Envelope`. */
  readonly root: ParsedElement;
  /** `soap:Header`. */
  readonly header?: ParsedElement;
  /** `soap:Body`. */
  readonly body: ParsedElement;
  /** First child of the body. */
  readonly content?: ParsedElement;
  readonly addressing: SoapAddressing;
  /** First `saml2:Assertion` of `wsse:Security`. Not verified. */
  readonly assertion?: ParsedElement;
}

/** The document is well-formed XML but no SOAP 1.2 message. */
export class SoapVersionError extends SoapError {
  override readonly name: string = 'SoapVersionError';
  /** Tells this error from the other `SOAP_ANSWER` ones: a server answers it with a `VersionMismatch` fault. */
  readonly version = true;

  constructor(message: string) {
    super('SOAP_ANSWER', message);
  }
}

/**
 * Reads a SOAP 1.2 message.
 *
 * @throws {SoapVersionError} `SOAP_ANSWER` when the root is another element, SOAP 1.1 included.
 * @throws {SoapError} `SOAP_ANSWER` without a body, with two of them or with an addressing header twice;
 *   the `XML_…` codes of {@link parseXml}.
 * @example
 * ```ts
 * const { addressing, content } = readSoapEnvelope(bytes);
 * ```
 */
export function readSoapEnvelope(source: string | Uint8Array, limits: ParseLimits = {}): SoapEnvelope {
  const root = parseXml(source, limits);
  refuseOtherRoot(root);
  const header = optional(root, SOAP_URI, 'Header');
  const body = optional(root, SOAP_URI, 'Body');
  if (body === undefined) throw new SoapError('SOAP_ANSWER', 'The SOAP envelope has no body.');
  const content = children(body)[0];
  const security = header && child(header, WSSE_URI, 'Security');
  const assertion = security && child(security, SAML_URI, 'Assertion');
  return {
    root,
    ...(header === undefined ? {} : { header }),
    body,
    ...(content === undefined ? {} : { content }),
    addressing: header === undefined ? {} : readAddressing(header),
    ...(assertion === undefined ? {} : { assertion }),
  };
}

function refuseOtherRoot(root: ParsedElement): void {
  if (root.localName === 'Envelope' && root.namespaceURI === SOAP_URI) return;
  throw new SoapVersionError(
    root.localName === 'Envelope' && root.namespaceURI === SOAP_11_URI
      ? 'The message is SOAP 1.1; only SOAP 1.2 is read.'
      : 'The root element is not a SOAP 1.2 envelope.',
  );
}

const ADDRESSING_HEADERS = {
  messageId: 'MessageID',
  action: 'Action',
  to: 'To',
  relatesTo: 'RelatesTo',
} as const satisfies Record<keyof SoapAddressing, string>;

function readAddressing(header: ParsedElement): SoapAddressing {
  const found = Object.entries(ADDRESSING_HEADERS).flatMap(([property, name]) => {
    const element = optional(header, WSA_URI, name);
    return element === undefined ? [] : [[property, textOf(element)] as const];
  });
  return Object.fromEntries(found);
}

/** The one child of that name: a second one would let two readers of the message disagree. */
function optional(parent: ParsedElement, uri: string, name: string): ParsedElement | undefined {
  const [first, second] = children(parent, uri, name);
  if (second !== undefined) throw new SoapError('SOAP_ANSWER', `The SOAP message carries ${name} twice.`);
  return first;
}
