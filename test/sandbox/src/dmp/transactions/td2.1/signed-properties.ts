import { createHash } from 'node:crypto';
import {
  attribute,
  children,
  descendants,
  type ParsedElement,
  parseXml,
  path,
  textOf,
} from '@dmpconnect/soap';
import { DS_URI } from '../../vihf/namespaces.js';

/** XAdES, in the version the DMP wants (dmp-transactions 6.2). */
const XADES_URI = 'http://uri.etsi.org/01903/v1.1.1#';

const SIGNING_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/;

/** What is wrong with the signed properties, if anything: time, certificate, implied policy (6.2, point 6). */
export function signedPropertiesProblem(properties: ParsedElement, signer: Uint8Array): string | undefined {
  const signature = path(properties, XADES_URI, 'SignedSignatureProperties');
  if (signature === undefined) return 'it has no XAdES 1.1.1 signed properties';
  const time = path(signature, XADES_URI, 'SigningTime');
  if (time === undefined || !SIGNING_TIME.test(textOf(time)))
    return 'SigningTime is not an ISO time with its offset';
  if (path(signature, XADES_URI, 'SignaturePolicyIdentifier', 'SignaturePolicyImplied') === undefined) {
    return 'its policy is not the implied one';
  }
  const holder = path(signature, XADES_URI, 'SigningCertificate');
  const certificates = holder === undefined ? [] : children(holder, XADES_URI, 'Cert');
  const named = certificates.some((certificate) => hasDigestOf(certificate, signer));
  return named ? undefined : 'SigningCertificate does not name the signer';
}

const DIGESTS: Readonly<Record<string, string>> = {
  'http://www.w3.org/2000/09/xmldsig#sha1': 'sha1',
  'http://www.w3.org/2001/04/xmlenc#sha256': 'sha256',
};

function hasDigestOf(certificate: ParsedElement, der: Uint8Array): boolean {
  const digest = path(certificate, XADES_URI, 'CertDigest');
  const method = digest && children(digest).find(({ localName }) => localName === 'DigestMethod');
  const value = digest && children(digest).find(({ localName }) => localName === 'DigestValue');
  const algorithm = DIGESTS[(method && attribute(method, 'Algorithm')) ?? ''];
  if (value === undefined || algorithm === undefined) return false;
  return createHash(algorithm).update(der).digest('base64') === textOf(value);
}

/** Text of the purpose property; it may stand in no namespace, as one official sample has it (6.2, point 5). */
export function purposeOf(xml: string): string | undefined {
  const root = parseXml(xml);
  const target = `#${attribute(root, 'Id') ?? ''}`;
  const properties = [DS_URI, ''].flatMap((uri) => descendants(root, uri, 'SignatureProperty'));
  const purpose = properties.find(
    (property) =>
      attribute(property, 'Id') === 'purposeOfSignature' && attribute(property, 'Target') === target,
  );
  return purpose && textOf(purpose);
}
