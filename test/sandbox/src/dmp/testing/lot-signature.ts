import { createHash, createSign, randomUUID } from 'node:crypto';
import { escapeXml } from './escape.js';
import type { Credential } from './pki.js';
import { subjectOf } from './vihf.js';

/** One document of a manifest, with the canonical text its digest is of. */
export interface ManifestDocument {
  readonly uniqueId: string;
  readonly canonical: string;
}

export interface LotSignatureOptions {
  readonly setUniqueId: string;
  readonly documents: readonly ManifestDocument[];
  readonly signer: Credential;
  readonly algorithm?: 'sha1' | 'sha256';
  /** Changes the manifest before it is signed. */
  readonly manifest?: (xml: string) => string;
  /** Changes the whole after it is signed. */
  readonly after?: (xml: string) => string;
}

const DS = 'http://www.w3.org/2000/09/xmldsig#';
const XADES = 'http://uri.etsi.org/01903/v1.1.1#';
const C14N = 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315';
const URIS = {
  sha1: { digest: `${DS}sha1`, signature: `${DS}rsa-sha1` },
  sha256: {
    digest: 'http://www.w3.org/2001/04/xmlenc#sha256',
    signature: 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
  },
} as const;

/** The signature of a lot, written by hand in canonical form (dmp-transactions 6.2). */
export function makeLotSignature(o: LotSignatureOptions): string {
  const { algorithm = 'sha1', signer } = o;
  const uri = URIS[algorithm];
  const id = `_${randomUUID()}`;
  const digest = (text: string | Uint8Array): string => createHash(algorithm).update(text).digest('base64');
  const method = `<DigestMethod Algorithm="${uri.digest}"></DigestMethod>`;
  const references = [
    `<Reference URI="urn:oid:${o.setUniqueId}">${method}<DigestValue>AA==</DigestValue></Reference>`,
    ...o.documents.map(
      ({ uniqueId, canonical }) =>
        `<Reference URI="urn:oid:${uniqueId}"><Transforms><Transform Algorithm="${C14N}#WithComments"></Transform></Transforms>` +
        `${method}<DigestValue>${digest(canonical)}</DigestValue></Reference>`,
    ),
  ].join('');
  const manifest = (o.manifest ?? ((xml) => xml))(`<Manifest Id="IHEManifest">${references}</Manifest>`);
  const properties = signedProperties(signer, method, digest(signer.der));
  const inDs = (xml: string): string => xml.replace(/^<(\w+)/, `<$1 xmlns="${DS}"`);
  const inXades = (xml: string): string => xml.replace(/^<(\w+)/, `<$1 xmlns="${XADES}"`);
  const signedInfo = [
    `<SignedInfo><CanonicalizationMethod Algorithm="${C14N}#WithComments"></CanonicalizationMethod>`,
    `<SignatureMethod Algorithm="${uri.signature}"></SignatureMethod>`,
    `<Reference Type="${DS}Manifest" URI="#IHEManifest">${method}<DigestValue>${digest(inDs(manifest))}</DigestValue></Reference>`,
    `<Reference Type="${XADES}SignedProperties" URI="#S0-SignedProperties">${method}`,
    `<DigestValue>${digest(inXades(properties))}</DigestValue></Reference></SignedInfo>`,
  ].join('');
  const value = createSign(algorithm).update(inDs(signedInfo)).sign(signer.key, 'base64');
  const xml = [
    `<Signature xmlns="${DS}" Id="${id}">${signedInfo}<SignatureValue>${value}</SignatureValue>`,
    `<KeyInfo><X509Data><X509Certificate>${Buffer.from(signer.der).toString('base64')}</X509Certificate></X509Data></KeyInfo>`,
    `<Object>${manifest}</Object>`,
    `<Object><SignatureProperties><SignatureProperty Id="purposeOfSignature" Target="#${id}">1.2.840.10065.1.12.1.14</SignatureProperty></SignatureProperties></Object>`,
    `<Object><QualifyingProperties xmlns="${XADES}" Target="#${id}">${properties}</QualifyingProperties></Object></Signature>`,
  ].join('');
  return (o.after ?? ((text) => text))(xml);
}

function signedProperties(signer: Credential, method: string, certificateDigest: string): string {
  return [
    '<SignedProperties Id="S0-SignedProperties"><SignedSignatureProperties>',
    '<SigningTime>2026-01-12T14:31:00.000+01:00</SigningTime>',
    `<SigningCertificate><Cert><CertDigest>${method}<DigestValue>${certificateDigest}</DigestValue></CertDigest>`,
    `<IssuerSerial><X509IssuerName xmlns="${DS}">${escapeXml(subjectOf(signer))}</X509IssuerName>`,
    `<X509SerialNumber xmlns="${DS}">1</X509SerialNumber></IssuerSerial></Cert></SigningCertificate>`,
    '<SignaturePolicyIdentifier><SignaturePolicyImplied></SignaturePolicyImplied></SignaturePolicyIdentifier>',
    '</SignedSignatureProperties><SignedDataObjectProperties></SignedDataObjectProperties></SignedProperties>',
  ].join('');
}
