import { ECP, ECP_WIRE, type Envelope, SAMLP } from '@dmpconnect/mss/wire-profile';
import { attribute, child, children, SAML_URI, textOf } from '@dmpconnect/soap';
import { MssRefusal } from '../refusal.js';
import type { LoginNames } from './names.js';

/**
 * Reads the request for a login as the identity host takes it: its header emptied, from the one mail host it knows
 * (mss 3.2 step 3, 3.4).
 *
 * @returns `ID` of the request.
 * @throws {MssRefusal} 8
 */
export function checkLoginRequest({ header, content }: Envelope, names: LoginNames): string {
  const block = header && children(header).find(({ localName }) => localName === 'Request');
  if (block !== undefined) {
    throw refuse(`The header still holds ${block.namespaceURI === ECP.uri ? 'ecp' : 'paos'}:Request.`);
  }
  if (content?.localName !== 'AuthnRequest' || content.namespaceURI !== SAMLP.uri) {
    throw refuse('The body holds no AuthnRequest.');
  }
  const issuer = child(content, SAML_URI, 'Issuer');
  const expected: readonly (readonly [string, string | undefined, string])[] = [
    ['Version', attribute(content, 'Version'), '2.0'],
    ['ProtocolBinding', attribute(content, 'ProtocolBinding'), ECP_WIRE.binding],
    ['AssertionConsumerServiceURL', attribute(content, 'AssertionConsumerServiceURL'), names.consumerUrl],
    ['Issuer', issuer && textOf(issuer), names.issuer],
  ];
  const wrong = expected.find(([, found, wanted]) => found !== wanted);
  if (wrong !== undefined) throw refuse(`${wrong[0]} of the AuthnRequest is not the one of the mail host.`);
  const id = attribute(content, 'ID');
  if (id === undefined || id === '') throw refuse('The AuthnRequest has no ID.');
  return id;
}

function refuse(rule: string): MssRefusal {
  return new MssRefusal(8, rule);
}
