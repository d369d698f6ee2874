import { createHash, createHmac, createSign } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { SAML_URI } from '../saml/namespace.js';
import { readAssertion } from '../saml/read.js';
import { signTestAssertion } from '../testing/assertion.js';
import { makeCertificate, type TestCertificate } from '../testing/certificates.js';
import { conformance, hasConformance } from '../testing/programs.js';
import { verifyEnveloped } from './verify-enveloped.js';

const expectedRoot = { uri: SAML_URI, name: 'Assertion' };
const code = (value: string) => expect.objectContaining({ code: value });
const EVIL = '899900099999';

let card: TestCertificate;
let xml: string;
beforeAll(async () => {
  card = await makeCertificate({ subject: [{ C: ['FR'] }, { CN: ['a'] }] });
  xml = await signTestAssertion(card);
});

/** Changes the signature's own description and signs it anew: everything but the form is right. */
function resign(source: string, change: (signedInfo: string) => string): string {
  const signedInfo = /<ds:SignedInfo>.*<\/ds:SignedInfo>/.exec(source)?.[0] ?? '';
  const changed = change(signedInfo);
  const canonical = changed.replace(
    '<ds:SignedInfo>',
    '<ds:SignedInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#">',
  );
  const value = createSign('RSA-SHA256').update(canonical).sign(card.keyPem, 'base64');
  return source
    .replace(signedInfo, () => changed)
    .replace(/(<ds:SignatureValue>)[^<]*/, (_all, open: string) => open + value);
}

const signatureOf = (source: string) => /<ds:Signature .*<\/ds:Signature>/.exec(source)?.[0] ?? '';
const verify = (source: string) => verifyEnveloped({ xml: source, expectedRoot });

describe('verifyEnveloped', () => {
  it('gives the signed text, its root and the certificate', () => {
    const verified = verify(xml);
    expect(verified.signed).toBe(xml.replace(signatureOf(xml), ''));
    expect(readAssertion(verified.root).subject.value).toBe('899900063480');
    expect(Buffer.compare(verified.certificate, card.der)).toBe(0);
  });

  it('accepts what re-signing without change gives, so that the refusals below are for their own reason', () => {
    expect(verify(resign(xml, (signedInfo) => signedInfo)).signed).toBe(verify(xml).signed);
  });

  describe('refuses as invalid', () => {
    it('a value altered after signing', () => {
      expect(() => verify(xml.replace('899900063480', EVIL))).toThrow(code('SIGNATURE_INVALID'));
    });

    it('an altered signature value', () => {
      const altered = xml.replace(
        /(<ds:SignatureValue>)(.)/,
        (_all, open: string, first: string) => open + (first === 'A' ? 'B' : 'A'),
      );
      expect(() => verify(altered)).toThrow(code('SIGNATURE_INVALID'));
    });

    it('a signature by another key than the certificate’s', async () => {
      const other = await makeCertificate({ subject: [{ CN: ['b'] }] });
      const swapped = xml.replace(
        Buffer.from(card.der).toString('base64'),
        Buffer.from(other.der).toString('base64'),
      );
      expect(() => verify(swapped)).toThrow(code('SIGNATURE_INVALID'));
    });

    it('a digest altered with the content, without the key', () => {
      const forged = xml.replace('899900063480', EVIL);
      const digest = createHash('sha256')
        .update(forged.replace(signatureOf(forged), ''))
        .digest('base64');
      const consistent = forged.replace(/(<ds:DigestValue>)[^<]*/, (_all, open: string) => open + digest);
      expect(() => verify(consistent)).toThrow(code('SIGNATURE_INVALID'));
    });

    it('the signed element wrapped inside a forged one that carries its signature', () => {
      const signature = signatureOf(xml);
      const original = xml.replace(signature, '');
      const forged = original
        .replace('ID="_1"', 'ID="_2"')
        .replace('899900063480', EVIL)
        .replace('</saml2:Issuer>', () => `</saml2:Issuer>${signature}`)
        .replace('</saml2:Assertion>', () => `<saml2:Advice>${original}</saml2:Advice></saml2:Assertion>`);
      expect(() => verify(forged)).toThrow(code('SIGNATURE_INVALID'));
    });

    it('the same, with the identifier given to both elements', () => {
      const signature = signatureOf(xml);
      const original = xml.replace(signature, '');
      const forged = original
        .replace('899900063480', EVIL)
        .replace('</saml2:Issuer>', () => `</saml2:Issuer>${signature}`)
        .replace('</saml2:Assertion>', () => `<saml2:Advice>${original}</saml2:Advice></saml2:Assertion>`);
      expect(() => verify(forged)).toThrow(code('SIGNATURE_INVALID'));
    });

    it('the same, with the identifier in another attribute', () => {
      const original = xml.replace(signatureOf(xml), '');
      const forged = xml
        .replace('899900063480', EVIL)
        .replace(
          '</saml2:Assertion>',
          () => `<x Id="_1">${original.replace(' ID="_1"', ' ID="_3"')}</x></saml2:Assertion>`,
        );
      expect(() => verify(forged)).toThrow(code('SIGNATURE_INVALID'));
    });

    it('a reference to another element than the root', () => {
      const aimed = resign(xml, (signedInfo) => signedInfo.replace('URI="#_1"', 'URI="#_9"'));
      expect(() => verify(aimed)).toThrow(code('SIGNATURE_INVALID'));
    });

    it('a reference to the whole document', () => {
      const aimed = resign(xml, (signedInfo) => signedInfo.replace('URI="#_1"', 'URI=""'));
      expect(() => verify(aimed)).toThrow(code('SIGNATURE_INVALID'));
    });
  });

  describe('refuses as unsupported', () => {
    it('several signatures', () => {
      const twice = xml.replace('</saml2:Assertion>', () => `${signatureOf(xml)}</saml2:Assertion>`);
      expect(() => verify(twice)).toThrow(code('SIGNATURE_UNSUPPORTED'));
    });

    it('a signature that is not a child of the root', () => {
      const signature = signatureOf(xml);
      const moved = xml
        .replace(signature, '')
        .replace('<saml2:Subject>', () => `<saml2:Subject>${signature}`);
      expect(() => verify(moved)).toThrow(code('SIGNATURE_UNSUPPORTED'));
    });

    it('several references', () => {
      const twice = resign(xml, (signedInfo) =>
        signedInfo.replace(/<ds:Reference.*<\/ds:Reference>/, (reference) => reference + reference),
      );
      expect(() => verify(twice)).toThrow(code('SIGNATURE_UNSUPPORTED'));
    });

    it.each([
      [
        'an XPath transform',
        (s: string) =>
          s.replace(
            /<ds:Transforms>/,
            '<ds:Transforms><ds:Transform Algorithm="http://www.w3.org/TR/1999/REC-xpath-19991116"><ds:XPath>1</ds:XPath></ds:Transform>',
          ),
      ],
      [
        'an XSLT transform',
        (s: string) =>
          s.replace(
            /<ds:Transforms>/,
            '<ds:Transforms><ds:Transform Algorithm="http://www.w3.org/TR/1999/REC-xslt-19991116"></ds:Transform>',
          ),
      ],
      [
        'no enveloped-signature transform',
        (s: string) => s.replace(/<ds:Transform Algorithm="[^"]*enveloped-signature"><\/ds:Transform>/, ''),
      ],
      [
        'inclusive canonicalisation',
        (s: string) =>
          s.replaceAll(
            'http://www.w3.org/2001/10/xml-exc-c14n#',
            'http://www.w3.org/TR/2001/REC-xml-c14n-20010315',
          ),
      ],
      [
        'canonicalisation with comments',
        (s: string) => s.replaceAll('xml-exc-c14n#', 'xml-exc-c14n#WithComments'),
      ],
      [
        'a comment inside the digest',
        (s: string) => s.replace('<ds:DigestValue>', '<ds:DigestValue><!-- x -->'),
      ],
      [
        'MD5',
        (s: string) =>
          s.replace('http://www.w3.org/2001/04/xmlenc#sha256', 'http://www.w3.org/2001/04/xmldsig-more#md5'),
      ],
      ['ECDSA', (s: string) => s.replace('xmldsig-more#rsa-sha256', 'xmldsig-more#ecdsa-sha256')],
    ])('%s', (_name, change) => {
      const changed = resign(xml, change);
      expect(changed).not.toBe(xml);
      expect(() => verify(changed)).toThrow(code('SIGNATURE_UNSUPPORTED'));
    });

    it('HMAC keyed with the public certificate', () => {
      const hmac = 'http://www.w3.org/2000/09/xmldsig#hmac-sha1';
      const changed = xml.replace('http://www.w3.org/2001/04/xmldsig-more#rsa-sha256', hmac);
      const signedInfo = /<ds:SignedInfo>.*<\/ds:SignedInfo>/.exec(changed)?.[0] ?? '';
      const canonical = signedInfo.replace('>', ' xmlns:ds="http://www.w3.org/2000/09/xmldsig#">');
      const value = createHmac('sha1', card.pem).update(canonical).digest('base64');
      const forged = changed.replace(/(<ds:SignatureValue>)[^<]*/, (_all, open: string) => open + value);
      expect(() => verify(forged)).toThrow(code('SIGNATURE_UNSUPPORTED'));
    });

    it('SHA-1, unless it is allowed', async () => {
      const sha1 = await signTestAssertion(card, { algorithm: 'RSA-SHA1' });
      expect(() => verify(sha1)).toThrow(code('SIGNATURE_UNSUPPORTED'));
      const digest = resign(xml, (s) =>
        s.replace('http://www.w3.org/2001/04/xmlenc#sha256', 'http://www.w3.org/2000/09/xmldsig#sha1'),
      );
      expect(() => verify(digest)).toThrow(code('SIGNATURE_UNSUPPORTED'));
    });

    it.each([
      ['a bare key', '<ds:KeyValue><ds:RSAKeyValue></ds:RSAKeyValue></ds:KeyValue>'],
      ['a key name', '<ds:KeyName>x</ds:KeyName>'],
      ['nothing', ''],
    ])('KeyInfo with %s instead of a certificate', (_name, content) => {
      const changed = xml.replace(/<ds:X509Data>.*<\/ds:X509Data>/, content);
      expect(() => verify(changed)).toThrow(code('SIGNATURE_UNSUPPORTED'));
    });

    it('two certificates, of which two readers could choose differently', () => {
      const changed = xml.replace(/<ds:X509Certificate>.*<\/ds:X509Certificate>/, (one) => one + one);
      expect(() => verify(changed)).toThrow(code('SIGNATURE_UNSUPPORTED'));
    });

    it('an Object, which could hide the signed element', () => {
      const changed = xml.replace('</ds:KeyInfo>', '</ds:KeyInfo><ds:Object></ds:Object>');
      expect(() => verify(changed)).toThrow(code('SIGNATURE_UNSUPPORTED'));
    });
  });

  it('refuses another root, no signature, no identifier and a certificate that cannot be read', () => {
    expect(() => verifyEnveloped({ xml, expectedRoot: { uri: SAML_URI, name: 'Response' } })).toThrow(
      code('XML_UNEXPECTED'),
    );
    expect(() => verify(xml.replace(signatureOf(xml), ''))).toThrow(code('XML_UNEXPECTED'));
    expect(() => verify(xml.replace(' ID="_1"', ''))).toThrow(code('XML_UNEXPECTED'));
    const broken = xml.replace(/(<ds:X509Certificate>)[^<]*/, '$1AAAA');
    expect(() => verify(broken)).toThrow(code('CERTIFICATE'));
  });

  describe.skipIf(!hasConformance())('on signatures of others', () => {
    const folder = 'signature/xmldsig-vectors';
    const verdicts = new Map<string, string>();
    beforeAll(() => {
      const table = readFileSync(conformance(`${folder}/expected.tsv`), 'utf8');
      for (const line of table.trim().split('\n').slice(1)) {
        const [file = '', verdict = ''] = line.split('\t');
        verdicts.set(file, verdict);
      }
    });

    it('accepts none that is known to be wrong, and none that it cannot show to be right', () => {
      const files = readdirSync(conformance(folder)).filter((file) => file.endsWith('.xml'));
      expect(files.length).toBe(verdicts.size);
      for (const file of files) {
        const source = readFileSync(conformance(`${folder}/${file}`), 'utf8');
        const name = /<([A-Za-z]+)/.exec(source.replace(/<[?!][^>]*>/g, ''))?.[1] ?? '';
        const uri = new RegExp(`<${name}[^>]* xmlns="([^"]*)"`).exec(source)?.[1] ?? '';
        // None of them has the one form that is accepted: each is refused, with one of the package’s own errors.
        expect(
          () =>
            verifyEnveloped({ xml: source, expectedRoot: { uri, name }, idAttribute: 'Id', allowSha1: true }),
          file,
        ).toThrow(expect.objectContaining({ code: expect.stringMatching(/^(SIGNATURE|XML|CERTIFICATE)/) }));
      }
    });

    it('finds the official example token altered after signing, as the package notes say', () => {
      const [file = ''] = readdirSync(conformance('dmp/vihf')).filter((name) => name.includes('INDIRECTE'));
      const source = readFileSync(conformance(`dmp/vihf/${file}`), 'utf8');
      expect(() => verifyEnveloped({ xml: source, expectedRoot, allowSha1: true })).toThrow(
        code('SIGNATURE_INVALID'),
      );
    });
  });
});
