import { X509Certificate } from 'node:crypto';
import { ECP, type Envelope, SAMLP } from '@dmpconnect/mss/wire-profile';
import {
  attribute,
  child,
  children,
  type ParsedElement,
  path,
  requireAttribute,
  requireChild,
  SAML_URI,
  SoapError,
  serializeElement,
  textOf,
  verifyEnveloped,
} from '@dmpconnect/soap';
import { MssRefusal } from '../refusal.js';
import { BEARER, type LoginNames } from './names.js';
import type { Sessions } from './sessions.js';

export interface ConsumerContext {
  readonly names: LoginNames;
  readonly sessions: Sessions;
  /** Certificate of the identity host: only what it signed is believed, PEM. */
  readonly signedBy: string;
  readonly now: Date;
}

/** A login that took place. */
export interface AcceptedLogin {
  readonly holder: string;
  /** Path of the request that it was asked for. */
  readonly path: string;
}

/**
 * Checks an assertion: who signed it, for whom, until when, and for which request (mss 15.2).
 *
 * @throws {MssRefusal} 25
 */
export function checkLoginResponse(envelope: Envelope, context: ConsumerContext): AcceptedLogin {
  try {
    return accept(envelope, context);
  } catch (error) {
    if (error instanceof SoapError) throw refuse(error.message);
    throw error;
  }
}

function accept(
  { header, content }: Envelope,
  { names, sessions, signedBy, now }: ConsumerContext,
): AcceptedLogin {
  if (header !== undefined && child(header, ECP.uri, 'Response') !== undefined) {
    throw refuse('The header still holds ecp:Response.');
  }
  if (content?.localName !== 'Response' || content.namespaceURI !== SAMLP.uri) {
    throw refuse('The body holds no SAML Response.');
  }
  const code = requireAttribute(
    requireChild(requireChild(content, SAMLP.uri, 'Status'), SAMLP.uri, 'StatusCode'),
    'Value',
  );
  if (!code.endsWith(':Success')) throw refuse('The status of the Response is not Success.');
  const destination = attribute(content, 'Destination');
  if (destination !== names.consumerUrl) throw refuse('Destination of the Response is another address.');
  const assertion = verifyAssertion(content, signedBy);
  const { holder, inResponseTo } = checkAssertion(assertion, names, now);
  if (attribute(content, 'InResponseTo') !== inResponseTo) {
    throw refuse('The Response and its assertion answer two different requests.');
  }
  const login = sessions.takeLogin(inResponseTo);
  if (login === undefined) throw refuse('InResponseTo names no login that is waited for.');
  const relayState = header && child(header, ECP.uri, 'RelayState');
  if (relayState === undefined || textOf(relayState) !== login.relayState) {
    throw refuse('RelayState was not handed back as it was given.');
  }
  return { holder, path: login.path };
}

function verifyAssertion(response: ParsedElement, signedBy: string): ParsedElement {
  const [assertion, second] = children(response, SAML_URI, 'Assertion');
  if (assertion === undefined || second !== undefined) throw refuse('The Response must hold one assertion.');
  const { root, certificate } = verifyEnveloped({
    xml: serializeElement(assertion),
    expectedRoot: { uri: SAML_URI, name: 'Assertion' },
  });
  if (!new X509Certificate(signedBy).raw.equals(certificate)) {
    throw refuse('The assertion was not signed by the identity host.');
  }
  return root;
}

function checkAssertion(
  assertion: ParsedElement,
  names: LoginNames,
  now: Date,
): { readonly holder: string; readonly inResponseTo: string } {
  const subject = requireChild(assertion, SAML_URI, 'Subject');
  const confirmation = requireChild(subject, SAML_URI, 'SubjectConfirmation');
  if (attribute(confirmation, 'Method') !== BEARER)
    throw refuse('The subject is not confirmed by its bearer.');
  const data = child(confirmation, SAML_URI, 'SubjectConfirmationData');
  const conditions = requireChild(assertion, SAML_URI, 'Conditions');
  const audience = path(conditions, SAML_URI, 'AudienceRestriction', 'Audience');
  if (data === undefined || audience === undefined) throw refuse('The assertion says not for whom it is.');
  if (textOf(requireChild(assertion, SAML_URI, 'Issuer')) !== names.idp) {
    throw refuse('Issuer of the assertion is not the identity host.');
  }
  if (attribute(data, 'Recipient') !== names.consumerUrl) throw refuse('Recipient is another address.');
  if (textOf(audience) !== names.issuer) throw refuse('Audience is another host.');
  checkTime(conditions, now);
  checkTime(data, now);
  return {
    holder: textOf(requireChild(subject, SAML_URI, 'NameID')),
    inResponseTo: requireAttribute(data, 'InResponseTo'),
  };
}

function checkTime(element: ParsedElement, now: Date): void {
  const notBefore = attribute(element, 'NotBefore');
  const notOnOrAfter = Date.parse(attribute(element, 'NotOnOrAfter') ?? '');
  if (notBefore !== undefined && !(Date.parse(notBefore) <= now.getTime())) {
    throw refuse('The assertion is not valid yet.');
  }
  if (!(now.getTime() < notOnOrAfter)) throw refuse('The assertion is not valid any more.');
}

function refuse(rule: string): MssRefusal {
  return new MssRefusal(25, rule);
}
