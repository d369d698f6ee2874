import {
  attribute,
  child,
  type ParsedElement,
  requireAttribute,
  requireChild,
  SAML_URI,
  SoapError,
  verbatim,
  writeXml,
  XML_PROLOG,
  type XmlAttributes,
  xmlNamespace,
} from '@dmpconnect/soap';
import { type Envelope, envelopeElement, readEnvelope, SOAP11 } from './envelope.js';

export const PAOS = xmlNamespace('paos', 'urn:liberty:paos:2003-08');
export const ECP = xmlNamespace('ecp', 'urn:oasis:names:tc:SAML:2.0:profiles:SSO:ecp');
export const SAMLP = xmlNamespace('samlp', 'urn:oasis:names:tc:SAML:2.0:protocol');
const SAML2 = xmlNamespace('saml', SAML_URI);
const ACTOR_NEXT = 'http://schemas.xmlsoap.org/soap/actor/next';

/** Media type of the messages of PAOS. */
export const PAOS_TYPE = 'application/vnd.paos+xml';

/** Paths and headers of the login (mss 3.2, 3.3). */
export const ECP_WIRE = {
  idpPath: '/openam/SSOSoap/metaAlias/asip/idp',
  /** Appended to the base of the identity host: its provider id. */
  idpProvider: '/openam',
  /** Appended to the base of the mail host: the issuer of its requests. */
  spIssuer: '/mss-msg-services',
  consumerPath: '/mss-msg-services/saml/SSO/alias/defaultAlias',
  paosHeader: `ver='${PAOS.uri}'; '${ECP.uri}'`,
  binding: 'urn:oasis:names:tc:SAML:2.0:bindings:PAOS',
  /** Header that carries the approval number of the software. */
  softwareHeader: 'NUMHOMOLOGATION',
  errorHeader: 'X-ErrorCode',
  sessionCookie: 'JSESSIONID',
} as const;

/** Path of an operation (mss 4.1). */
export function servicePath(service: string, protocol: 'soap' | 'rest', operation: string): string {
  return `/mss-msg-services/services/${service}/${protocol}/v1/${operation}`;
}

/** What the mail host asks the client to have signed (mss 3.4). */
export interface Challenge {
  /** `ID` of the `AuthnRequest`. */
  readonly id: string;
  /** ISO 8601, UTC. */
  readonly issuedAt: string;
  readonly consumerUrl: string;
  /** Issuer of the mail host. */
  readonly issuer: string;
  /** Provider id of the identity host. */
  readonly idp: string;
  /** Handed back unchanged with the assertion. */
  readonly relayState?: string | undefined;
}

/** The envelope of a challenge (mss 3.4). */
export function writeChallenge(challenge: Challenge): string {
  const { id, issuedAt, consumerUrl, issuer, idp, relayState } = challenge;
  const block: XmlAttributes = {
    [SOAP11.attribute('mustUnderstand')]: '1',
    [SOAP11.attribute('actor')]: ACTOR_NEXT,
  };
  const header = [
    PAOS.element('Request', { ...block, responseConsumerURL: consumerUrl, service: ECP.uri }),
    ECP.element('Request', { ...block, IsPassive: '0' }, [
      SAML2.element('Issuer', {}, [issuer]),
      SAMLP.element('IDPList', {}, [SAMLP.element('IDPEntry', { ProviderID: idp })]),
    ]),
    relayState === undefined ? undefined : ECP.element('RelayState', block, [relayState]),
  ];
  const request = SAMLP.element(
    'AuthnRequest',
    {
      ID: id,
      Version: '2.0',
      IssueInstant: issuedAt,
      ForceAuthn: 'false',
      ProtocolBinding: ECP_WIRE.binding,
      AssertionConsumerServiceURL: consumerUrl,
    },
    [SAML2.element('Issuer', {}, [issuer])],
  );
  return XML_PROLOG + writeXml(envelopeElement(header, [request]));
}

/** A challenge as the client reads it. */
export interface ReadChallenge {
  /** From the header; the one of the request must be the same when it has one. */
  readonly consumerUrl: string;
  readonly relayState?: ParsedElement | undefined;
}

/** Whether a SOAP message is a challenge rather than an answer (mss 3.2, step 2). */
export function isChallenge({ header, content }: Envelope): boolean {
  return (
    (content?.localName === 'AuthnRequest' && content.namespaceURI === SAMLP.uri) ||
    (header !== undefined && child(header, PAOS.uri, 'Request') !== undefined)
  );
}

/** @throws {SoapError} `XML_UNEXPECTED`, `SOAP_ANSWER` when the two consumer addresses differ. */
export function readChallenge({ header, content }: Envelope): ReadChallenge {
  if (header === undefined || content === undefined) {
    throw new SoapError('SOAP_ANSWER', 'The challenge has no header, or an empty body.');
  }
  const consumerUrl = requireAttribute(requireChild(header, PAOS.uri, 'Request'), 'responseConsumerURL');
  const inRequest = attribute(content, 'AssertionConsumerServiceURL');
  if (inRequest !== undefined && inRequest !== consumerUrl) {
    throw new SoapError('SOAP_ANSWER', 'The challenge names two different consumer addresses.');
  }
  return { consumerUrl, relayState: child(header, ECP.uri, 'RelayState') };
}

/** What the identity host answered (mss 3.2, step 4). */
export interface ReadIdentityAnswer {
  /** The address that its assertion is meant for, when the header gives it. */
  readonly consumerUrl?: string | undefined;
  /** Last part of the innermost status, e.g. `Success`, `AuthnFailed`. */
  readonly status: string;
  readonly hasAssertion: boolean;
}

/** @throws {SoapError} `XML_UNEXPECTED` when the body holds no `Response`. */
export function readIdentityAnswer(envelope: Envelope): ReadIdentityAnswer {
  const { header, content } = envelope;
  if (content?.localName !== 'Response' || content.namespaceURI !== SAMLP.uri) {
    throw new SoapError('XML_UNEXPECTED', 'The body holds no SAML Response.');
  }
  const block = header && child(header, ECP.uri, 'Response');
  return {
    consumerUrl: block && attribute(block, 'AssertionConsumerServiceURL'),
    status: innermostStatus(requireChild(content, SAMLP.uri, 'Status')),
    hasAssertion:
      child(content, SAML_URI, 'Assertion') !== undefined ||
      child(content, SAML_URI, 'EncryptedAssertion') !== undefined,
  };
}

function innermostStatus(status: ParsedElement): string {
  let code = requireChild(status, SAMLP.uri, 'StatusCode');
  for (
    let inner = child(code, SAMLP.uri, 'StatusCode');
    inner !== undefined;
    inner = child(code, SAMLP.uri, 'StatusCode')
  ) {
    code = inner;
  }
  return requireAttribute(code, 'Value').replace(/^.*:/, '');
}

/**
 * The same envelope with other header blocks, its body and all that surrounds it byte for byte: what it holds may be
 * signed (mss 3.4).
 *
 * @param source The envelope as it was received.
 * @param blocks Header blocks in its place, already written.
 * @throws {SoapError} `SOAP_ANSWER` when the header cannot be found in the text.
 */
export function replaceHeader(source: string, blocks = ''): string {
  const { root, header } = readEnvelope(source);
  if (header === undefined) return source;
  const prefix = header.prefix ? `${header.prefix}:` : '';
  const name = `${prefix}Header`;
  // The header is the first child of the envelope, and nothing of that very name can stand before it but a comment.
  const start = firstTag(source, root.tagName, name);
  const opening = start && /^<[^>"']*(?:(?:"[^"]*"|'[^']*')[^>"']*)*>/.exec(source.slice(start));
  if (start === undefined || !opening) throw new SoapError('SOAP_ANSWER', 'The SOAP header cannot be found.');
  const end = opening[0].endsWith('/>') ? start + opening[0].length : endOf(source, start, name);
  const written = writeXml(SOAP11.element('Header', {}, [blocks === '' ? undefined : verbatim(blocks)]));
  return source.slice(0, start) + written + source.slice(end);
}

/** Where the start tag of the header begins: behind the one of the envelope, comments passed over. */
function firstTag(source: string, envelope: string, name: string): number | undefined {
  const skipped = /(?:<\?[\s\S]*?\?>|<!--[\s\S]*?-->|[^<])*/y;
  const tag = /<([^\s/>]+)(?:[^>"']|"[^"]*"|'[^']*')*>/y;
  for (const expected of [envelope, name]) {
    skipped.test(source);
    const at = skipped.lastIndex;
    tag.lastIndex = at;
    if (tag.exec(source)?.[1] !== expected) return undefined;
    if (expected === name) return at;
    skipped.lastIndex = tag.lastIndex;
  }
  return undefined;
}

/** Where the end tag of the header ends: a header of a header is no message that is read here. */
function endOf(source: string, start: number, name: string): number {
  const end = new RegExp(`</${name.replace(/[.\\-]/g, '\\$&')}\\s*>`, 'g');
  end.lastIndex = start;
  if (end.exec(source) === null) throw new SoapError('SOAP_ANSWER', 'The SOAP header cannot be found.');
  return end.lastIndex;
}
