import { readFileSync } from 'node:fs';
import {
  attribute,
  DS_URI,
  descendants,
  digestBase64,
  issuerDistinguishedName,
  parseXml,
  textOf,
  verifyDetachedSignature,
} from '@dmpconnect/soap';
import { beforeAll, describe, expect, it } from 'vitest';
import { conformancePath, hasConformance } from '../testing/conformance.js';
import { elementTree } from '../testing/element-tree.js';
import { type CountingSigner, makeSigner } from '../testing/signer.js';
import { hasXmlsec, xmlsecVerdict } from '../testing/tools.js';
import { signSubmissionSet } from './sign-submission-set.js';

let signer: CountingSigner;
beforeAll(async () => {
  signer = await makeSigner();
});

const DOCUMENTS = [
  { uniqueId: '2.25.1', canonical: '<a>é</a>' },
  { uniqueId: '2.25.2', canonical: '<b></b>' },
];
const sign = (algorithm: 'RSA-SHA1' | 'RSA-SHA256') =>
  signSubmissionSet({
    submissionSetId: '2.25.99',
    documents: DOCUMENTS,
    signer,
    algorithm,
    now: new Date('2024-07-01T10:00:00.250Z'),
    timeZone: 'Europe/Paris',
  });

describe.each([
  ['RSA-SHA1', 'SHA1'],
  ['RSA-SHA256', 'SHA256'],
] as const)('signSubmissionSet with %s', (algorithm, digestAlgorithm) => {
  it('covers the manifest and the signed properties, and the manifest every document', async () => {
    const verified = verifyDetachedSignature({ xml: await sign(algorithm), allowSha1: true });
    expect(Buffer.from(verified.certificate)).toEqual(Buffer.from(signer.certificate));
    expect(verified.signatureAlgorithm).toBe(algorithm);
    expect(verified.references.map(({ uri, type }) => [uri, type])).toEqual([
      ['#IHEManifest', 'http://www.w3.org/2000/09/xmldsig#Manifest'],
      ['#S0-SignedProperties', 'http://uri.etsi.org/01903/v1.1.1#SignedProperties'],
    ]);
    const withComments = 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315#WithComments';
    expect(verified.manifest).toEqual([
      { uri: 'urn:oid:2.25.99', digestAlgorithm, digest: 'AA==', transforms: [] },
      ...DOCUMENTS.map(({ uniqueId, canonical }) => ({
        uri: `urn:oid:${uniqueId}`,
        digestAlgorithm,
        digest: digestBase64(canonical, digestAlgorithm),
        transforms: [withComments],
      })),
    ]);
  });

  it.skipIf(!hasXmlsec)('is accepted by xmlsec1, and refused once altered', async () => {
    const xml = await sign(algorithm);
    const verify = (text: string) => xmlsecVerdict(text, signer.chain![0]!, '--ignore-manifests');
    expect(verify(xml)).toBe('OK');
    expect(verify(xml.replace('urn:oid:2.25.2', 'urn:oid:2.25.3'))).not.toBe('OK');
    expect(verify(xml.replace('12:00:00.250', '12:00:01.250'))).not.toBe('OK');
  });
});

describe('signSubmissionSet', () => {
  it('tells the local signing time and every certificate of the chain, nearest first', async () => {
    const root = parseXml(await sign('RSA-SHA1'));
    const xades = 'http://uri.etsi.org/01903/v1.1.1#';
    expect(descendants(root, xades, 'SigningTime').map(textOf)).toEqual(['2024-07-01T12:00:00.250+02:00']);
    const issuers = descendants(root, DS_URI, 'X509IssuerName').map(textOf);
    expect(issuers).toEqual([signer.certificate, signer.chain![0]!].map(issuerDistinguishedName));
    expect(descendants(root, DS_URI, 'X509SerialNumber').map(textOf)[0]).toBe(
      String(0x781c73fa2a67bb1490654n),
    );
  });

  it('has an NCName as Id, and every target names it', async () => {
    const root = parseXml(await sign('RSA-SHA1'));
    const id = attribute(root, 'Id')!;
    expect(id).toMatch(/^_[0-9a-f-]{36}$/);
    const targets = [...root.getElementsByTagName('*')].flatMap(
      (element) => attribute(element, 'Target') ?? [],
    );
    expect(targets).toEqual([`#${id}`, `#${id}`]);
  });

  it.skipIf(!hasConformance)('has the element tree of the official sample', async () => {
    const sample = readFileSync(conformancePath('dmp/messages/TD2.1_SignatureXades.xml'), 'utf8');
    // The sample has its purpose in no namespace; the schema of XML-DSig wants it in its own.
    const inNamespace = sample.replace('<SignatureProperties xmlns="">', '<SignatureProperties>');
    const ours = parseXml(await sign('RSA-SHA1'));
    expect(elementTree(ours, { attributes: true })).toEqual(
      elementTree(parseXml(inNamespace), { attributes: true }),
    );
  });
});
