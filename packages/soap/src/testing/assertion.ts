import { type SignEnvelopedOptions, signEnveloped } from '../dsig/sign-enveloped.js';
import type { SamlAttribute } from '../saml/assertion.js';
import { buildAssertion } from '../saml/build.js';
import type { XmlElement } from '../xml/element.js';
import type { TestCertificate } from './certificates.js';

/** An assertion like a VIHF, unsigned, with identifier `_1`. */
export function testAssertion(
  attributes: readonly SamlAttribute[] = [{ name: 'n', values: ['é & <'] }],
): XmlElement {
  return buildAssertion({
    id: '_1',
    issueInstant: new Date('2026-03-01T10:00:00Z'),
    issuer: { value: 'CN=a,C=FR' },
    subject: { value: '899900063480' },
    attributes,
  });
}

/** The same, signed. */
export function signTestAssertion(
  { signer }: TestCertificate,
  options: Partial<SignEnvelopedOptions> = {},
): Promise<string> {
  return signEnveloped({ element: testAssertion(), id: '_1', after: 0, signer, ...options });
}
