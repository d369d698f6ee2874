import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildSoapRequest } from '../envelope/build.js';
import { XSI } from '../envelope/namespaces.js';
import { readSoapEnvelope } from '../envelope/read.js';
import { SAML, SAML_URI } from '../saml/namespace.js';
import { readAssertion } from '../saml/read.js';
import { signTestAssertion, testAssertion } from '../testing/assertion.js';
import { makeCertificate, type TestCertificate } from '../testing/certificates.js';
import { hasProgram, runOn } from '../testing/programs.js';
import { declaring, xmlNamespace } from '../xml/element.js';
import { parseXml } from '../xml/parse.js';
import { children } from '../xml/query.js';
import { serializeElement } from '../xml/serialize.js';
import { verifyEnveloped } from './verify-enveloped.js';

const expectedRoot = { uri: SAML_URI, name: 'Assertion' };
const XS = xmlNamespace('xs', 'http://www.w3.org/2001/XMLSchema');

let card: TestCertificate;
beforeAll(async () => {
  card = await makeCertificate({ subject: [{ C: ['FR'] }, { CN: ['a'] }] });
});

/** A value typed as the official samples have it: its prefix is used in a value alone. */
function typedAssertion() {
  const element = testAssertion([]);
  const value = SAML.element('AttributeValue', { [XSI.attribute('type')]: 'xs:string' }, ['x']);
  return { ...element, children: [...element.children, declaring(value, XS)] };
}

describe('signEnveloped', () => {
  it('puts the signature right after the child asked for, the certificate alone in it', async () => {
    const root = parseXml(await signTestAssertion(card));
    expect(children(root).map(({ localName }) => localName)).toEqual([
      'Issuer',
      'Signature',
      'Subject',
      'AttributeStatement',
    ]);
    expect(root.getElementsByTagName('ds:X509Data')[0]?.childNodes).toHaveLength(1);
  });

  it('uses RSA-SHA256 unless told otherwise, one algorithm for signature and digest', async () => {
    const sha256 = verifyEnveloped({ xml: await signTestAssertion(card), expectedRoot });
    expect(sha256).toMatchObject({ signatureAlgorithm: 'RSA-SHA256', digestAlgorithm: 'SHA256' });
    const xml = await signTestAssertion(card, { algorithm: 'RSA-SHA1' });
    const sha1 = verifyEnveloped({ xml, expectedRoot, allowSha1: true });
    expect(sha1).toMatchObject({ signatureAlgorithm: 'RSA-SHA1', digestAlgorithm: 'SHA1' });
  });

  it('passes the signer’s failure on', async () => {
    const refusal = new Error('no card');
    const signer = { certificate: card.der, sign: () => Promise.reject(refusal) };
    await expect(signTestAssertion(card, { signer })).rejects.toBe(refusal);
  });

  it('stays verifiable inside an envelope, cut out of it again', async () => {
    const assertion = await signTestAssertion(card);
    const { xml } = buildSoapRequest({
      action: 'a',
      to: 'https://b',
      assertion,
      body: xmlNamespace('', 'urn:c').element('d'),
    });
    const received = readSoapEnvelope(xml).assertion;
    const { root } = verifyEnveloped({ xml: serializeElement(received!), expectedRoot });
    expect(readAssertion(root).attributes).toEqual([{ name: 'n', values: ['é & <'] }]);
  });

  it('is verified whatever the text signed', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: fc.constantFrom(...'<>&"\'\t\n\r é€😀\u0085\u2028]') }),
        async (value) => {
          const element = testAssertion([{ name: value, values: [value] }]);
          const { signed } = verifyEnveloped({
            xml: await signTestAssertion(card, { element }),
            expectedRoot,
          });
          expect(readAssertion(parseXml(signed)).attributes[0]?.name).toBe(value);
        },
      ),
      { numRuns: 25 },
    );
  });

  describe.skipIf(!hasProgram('xmlsec1'))('according to xmlsec1', () => {
    const verify = (xml: string) =>
      runOn(xml, 'xmlsec1', '--verify', '--insecure', '--id-attr:ID', `${SAML_URI}:Assertion`);

    it.each(['RSA-SHA1', 'RSA-SHA256'] as const)(
      'verifies with %s, alone and inside an envelope',
      async (algorithm) => {
        const assertion = await signTestAssertion(card, { algorithm });
        expect(verify(assertion)).toMatchObject({ status: 0 });
        const { xml } = buildSoapRequest({
          action: 'a',
          assertion,
          body: xmlNamespace('', 'urn:c').element('d'),
        });
        expect(verify(xml)).toMatchObject({ status: 0 });
      },
    );

    it('verifies with prefixes listed as inclusive, as two known clients do', async () => {
      const inclusivePrefixes = ['ds', 'saml2', '#default', 'xsi', 'xs'];
      const assertion = await signTestAssertion(card, { element: typedAssertion(), inclusivePrefixes });
      expect(assertion).toContain('PrefixList="ds saml2 #default xsi xs"');
      expect(verify(assertion)).toMatchObject({ status: 0 });
      expect(verifyEnveloped({ xml: assertion, expectedRoot }).signed).toContain('xsi:type="xs:string"');
    });

    it('does not verify once altered', async () => {
      const assertion = await signTestAssertion(card);
      expect(verify(assertion.replace('899900063480', '899900063481'))).not.toMatchObject({ status: 0 });
    });
  });
});
