import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { makeCertificate, type TestCertificate } from '../testing/certificates.js';
import { conformance, hasConformance, hasProgram, runOn } from '../testing/programs.js';
import { xmlNamespace } from '../xml/element.js';
import { writeXml, writeXmlInside } from '../xml/write.js';
import { C14N_URI, C14N_WITH_COMMENTS_URI } from './algorithms.js';
import { digestBase64 } from './digest.js';
import {
  DS_URI,
  keyInfoElement,
  referenceElement,
  signatureValueElement,
  signedInfoElement,
} from './elements.js';
import { MANIFEST_TYPE, verifyDetachedSignature } from './verify-detached.js';

const DS = xmlNamespace('', DS_URI);
const code = (value: string) => expect.objectContaining({ code: value });

let card: TestCertificate;
beforeAll(async () => {
  card = await makeCertificate({ subject: [{ C: ['FR'] }, { CN: ['a'] }] });
});

const manifest = DS.element('Manifest', { Id: 'M' }, [
  referenceElement({ uri: 'urn:oid:1.2', digestAlgorithm: 'SHA1', digest: 'AA==' }, DS),
  referenceElement(
    {
      uri: 'urn:oid:1.3',
      transforms: [C14N_WITH_COMMENTS_URI],
      digestAlgorithm: 'SHA256',
      digest: digestBase64('x', 'SHA256'),
    },
    DS,
  ),
]);

/** A signature like that of a submission set, made of the building blocks. */
async function sign(canonicalization = C14N_WITH_COMMENTS_URI): Promise<string> {
  const signedInfo = signedInfoElement(
    {
      canonicalization,
      algorithm: 'RSA-SHA256',
      references: [
        {
          uri: '#M',
          type: MANIFEST_TYPE,
          digestAlgorithm: 'SHA256',
          digest: digestBase64(writeXmlInside(manifest, [DS]), 'SHA256'),
        },
      ],
    },
    DS,
  );
  const value = await card.signer.sign(Buffer.from(writeXmlInside(signedInfo, [DS])), 'RSA-SHA256');
  return writeXml(
    DS.element('Signature', { Id: 'S' }, [
      signedInfo,
      signatureValueElement(value, DS),
      keyInfoElement(card.der, DS),
      DS.element('Object', {}, [manifest]),
    ]),
  );
}

describe('verifyDetachedSignature', () => {
  it.each([C14N_URI, C14N_WITH_COMMENTS_URI])(
    'verifies what the building blocks make, with %s',
    async (c14n) => {
      const verified = verifyDetachedSignature({ xml: await sign(c14n), allowSha1: true });
      expect(verified).toMatchObject({ id: 'S', signatureAlgorithm: 'RSA-SHA256', canonicalization: c14n });
      expect(verified.references.map(({ uri, type }) => ({ uri, type }))).toEqual([
        { uri: '#M', type: MANIFEST_TYPE },
      ]);
      expect(verified.references[0]?.signed).toBe(writeXml(manifest));
      expect(verified.manifest).toEqual([
        { uri: 'urn:oid:1.2', digestAlgorithm: 'SHA1', digest: 'AA==', transforms: [] },
        {
          uri: 'urn:oid:1.3',
          digestAlgorithm: 'SHA256',
          digest: digestBase64('x', 'SHA256'),
          transforms: [C14N_WITH_COMMENTS_URI],
        },
      ]);
    },
  );

  it.skipIf(!hasProgram('xmlsec1'))('agrees with xmlsec1', async () => {
    const verify = (xml: string) => runOn(xml, 'xmlsec1', '--verify', '--insecure', '--ignore-manifests');
    const xml = await sign();
    expect(verify(xml)).toMatchObject({ status: 0 });
    expect(verify(xml.replace('urn:oid:1.2', 'urn:oid:1.9'))).not.toMatchObject({ status: 0 });
  });

  it('keeps SHA-1 out of the manifest too, unless it is allowed', async () => {
    const xml = await sign();
    expect(() => verifyDetachedSignature({ xml })).toThrow(code('SIGNATURE_UNSUPPORTED'));
  });

  it.each([
    ['an altered manifest', 'SIGNATURE_INVALID', (s: string) => s.replace('urn:oid:1.2', 'urn:oid:1.9')],
    ['a reference aimed elsewhere', 'SIGNATURE_INVALID', (s: string) => s.replace('URI="#M"', 'URI="#S"')],
    [
      'two elements with the identifier',
      'SIGNATURE_INVALID',
      (s: string) => s.replace('</Signature>', '<Object><x xmlns="" Id="M"></x></Object></Signature>'),
    ],
    [
      'a reference out of the document',
      'SIGNATURE_UNSUPPORTED',
      (s: string) => s.replace('URI="#M"', 'URI="http://127.0.0.1/M"'),
    ],
    [
      'a nested signature',
      'SIGNATURE_UNSUPPORTED',
      (s: string) => s.replace('</Signature>', '<Object><Signature></Signature></Object></Signature>'),
    ],
    [
      'no reference',
      'SIGNATURE_UNSUPPORTED',
      (s: string) => s.replace(/<Reference Type.*?<\/Reference>/, ''),
    ],
    [
      'another transform',
      'SIGNATURE_UNSUPPORTED',
      (s: string) =>
        s.replace(
          /(<Reference Type[^>]*>)/,
          '$1<Transforms><Transform Algorithm="http://www.w3.org/2000/09/xmldsig#base64"></Transform></Transforms>',
        ),
    ],
    ['another root', 'XML_UNEXPECTED', (s: string) => `<x>${s}</x>`],
  ])('refuses %s', async (_name, expected, change) => {
    const xml = await sign();
    expect(change(xml)).not.toBe(xml);
    expect(() => verifyDetachedSignature({ xml: change(xml), allowSha1: true })).toThrow(code(expected));
  });

  describe.skipIf(!hasConformance())('on the official example', () => {
    const read = () => readFileSync(conformance('dmp/messages/TD2.1_SignatureXades.xml'), 'utf8');

    it('verifies the signature of a submission set', () => {
      const { references, manifest: entries } = verifyDetachedSignature({ xml: read(), allowSha1: true });
      expect(references.map(({ uri }) => uri)).toEqual(['#IHEManifest', '#S0-SignedProperties']);
      expect(entries.map(({ digest }) => digest)).toEqual(['AA==', 'ZHdMHCdgcMNU7PIhGp6aYG7cWU0=']);
    });

    it('sees a signed property altered', () => {
      const altered = read().replace('2019-04-04T14:20:12.282', '2019-04-04T14:20:12.283');
      expect(() => verifyDetachedSignature({ xml: altered, allowSha1: true })).toThrow(
        code('SIGNATURE_INVALID'),
      );
    });
  });
});
