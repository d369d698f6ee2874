import { createHash, X509Certificate } from 'node:crypto';
import { buildAssertion, signEnveloped, writeXml } from '@dmpconnect/soap';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeCertificate } from '../../testing/certificate.js';
import { readDer } from './der.js';
import { FORBIDDEN_SHAPES } from './table.js';
import { ruleFor } from './testing/rule-for.js';

const assertion = buildAssertion({
  id: '_1',
  issueInstant: new Date('2026-03-01T10:00:00Z'),
  issuer: { value: 'CN=a,C=FR' },
  subject: { value: '899900063480' },
  attributes: [{ name: 'n', values: ['v'] }],
});

/** The bytes that the library of the DMP gives to a key to sign an assertion. */
async function signedBytes(): Promise<Buffer> {
  let given = Buffer.alloc(0);
  const sign = async (data: Uint8Array) => {
    given = Buffer.from(data);
    return Buffer.from('value');
  };
  await signEnveloped({
    element: assertion,
    id: '_1',
    after: 0,
    signer: { certificate: Buffer.from('certificate'), sign },
  });
  return given;
}

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

describe('XML', () => {
  it('what the connector itself signs to open the DMP is refused to an application', async () => {
    expect(ruleFor(await signedBytes())).toBe('rule xml-signed-info');
  });

  it.each([
    ['another prefix', '<x:SignedInfo xmlns:x="http://www.w3.org/2000/09/xmldsig#"></x:SignedInfo>'],
    ['no prefix', '<SignedInfo xmlns="http://www.w3.org/2000/09/xmldsig#"></SignedInfo>'],
    ['a comment and a declaration before', '<?xml version="1.0"?>\n<!-- a --><!DOCTYPE a><SignedInfo/>'],
  ])('SignedInfo with %s is refused', (_what, xml) => {
    expect(ruleFor(xml)).toBe('rule xml-signed-info');
    expect(ruleFor(Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(xml, 'utf16le')]))).toBe(
      'rule xml-signed-info',
    );
    expect(ruleFor(Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(xml, 'utf16le').swap16()]))).toBe(
      'rule xml-signed-info',
    );
  });

  it('a SAML assertion is refused, on its own and inside another message', () => {
    const xml = writeXml(assertion);
    expect(ruleFor(xml)).toBe('rule saml-message');
    expect(ruleFor(`\n <message>${xml}</message>`)).toBe('rule saml-message');
  });

  it('a message with a security header is refused', () => {
    const namespace = 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd';
    expect(ruleFor(`<e:Envelope><s:Security xmlns:s="${namespace}"/></e:Envelope>`)).toBe('rule ws-security');
  });

  it('a clinical document, a text about SAML and unfinished comments are not', () => {
    for (const text of [
      '<ClinicalDocument xmlns="urn:hl7-org:v3"><title>SignedInfo</title></ClinicalDocument>',
      'urn:oasis:names:tc:SAML:2.0:assertion is a namespace',
      '<!-- never ended <SignedInfo/>',
      '<!-- ><!-- >'.repeat(100_000),
    ]) {
      expect(ruleFor(text)).toBeUndefined();
    }
  });
});

describe('ASN.1', () => {
  it.each([
    ['sha1', '3021300906052b0e03021a05000414'],
    ['sha256', '3031300d060960864801650304020105000420'],
    ['sha512', '3051300d060960864801650304020305000440'],
  ])('a DigestInfo of %s is refused, the bare digest is not', (hash, prefix) => {
    const digest = createHash(hash).update('document').digest();
    const info = Buffer.concat([Buffer.from(prefix, 'hex'), digest]);
    expect(ruleFor(info)).toBe('rule digest-info');
    expect(ruleFor(digest)).toBeUndefined();
    const block = Buffer.concat([Buffer.from([0, 1]), Buffer.alloc(200, 0xff), Buffer.from([0]), info]);
    expect(ruleFor(block)).toBe('rule padded-block');
  });

  it('the content of a certificate is refused, the whole certificate is not', async () => {
    const { raw } = new X509Certificate((await makeCertificate()).cert);
    const whole = readDer(raw)!;
    const body = whole.content.subarray(0, whole.content.length - readDer(whole.content)!.rest.length);
    expect(ruleFor(body)).toBe('rule certificate-body');
    expect(ruleFor(raw)).toBeUndefined();
  });

  it('the signed attributes of a CMS signature are signed: documents are signed that way', () => {
    // SET { SEQUENCE { contentType, SET { data } }, … }
    const contentType = '301806092a864886f70d010903310b06092a864886f70d010701';
    const attributes = Buffer.from(`311a${contentType}`, 'hex');
    expect(ruleFor(attributes)).toBeUndefined();
  });
});

describe('tokens', () => {
  it.each([
    ['a JWT', encode({ alg: 'RS256', typ: 'JWT' }), encode({ name: 'x' })],
    ['claims without a type', encode({ alg: 'RS256' }), encode({ sub: '899700000013' })],
    ['an unencoded payload', encode({ alg: 'RS256', b64: false, crit: ['b64'] }), '{"aud":"service"}'],
    ['a proof of possession', encode({ alg: 'RS256', typ: 'dpop+jwt' }), encode({})],
  ])('%s is refused', (_what, header, payload) => {
    expect(ruleFor(`${header}.${payload}`)).toBe('rule token');
  });

  it('a JWS over a document is not', () => {
    expect(ruleFor(`${encode({ alg: 'RS256' })}.${encode({ report: 'text' })}`)).toBeUndefined();
    expect(ruleFor(`${encode({ alg: 'RS256' })}.${Buffer.from('%PDF-1.4').toString('base64url')}`)).toBe(
      undefined,
    );
    expect(ruleFor('Compte rendu. {"sub":"texte"}')).toBeUndefined();
  });

  it('a SAML message in a query string is refused', () => {
    expect(ruleFor('SAMLRequest=fZJNT%2BMw&RelayState=x&SigAlg=y')).toBe('rule saml-redirect');
    expect(ruleFor('RelayState=x')).toBeUndefined();
  });
});

describe('anything else', () => {
  it('is signed: texts and random bytes pass, and no recogniser ever fails', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), (text) => {
        const safe = `Compte rendu : ${text}`;
        expect(ruleFor(safe)).toBeUndefined();
      }),
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        for (const { recognises } of FORBIDDEN_SHAPES) recognises(Buffer.from(bytes));
      }),
    );
  });

  it('names each rule once', () => {
    const rules = FORBIDDEN_SHAPES.map(({ rule }) => rule);
    expect(new Set(rules).size).toBe(rules.length);
  });
});
