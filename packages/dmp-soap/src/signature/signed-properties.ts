import {
  digestBase64,
  digestMethodUri,
  issuerDistinguishedName,
  serialNumberDecimal,
  type XmlElement,
  xmlNamespace,
} from '@dmpconnect/soap';
import { LOT_DS } from './namespaces.js';

/** The version of XAdES in use here is 1.1.1, not the usual 1.3.2 (dmp-transactions 6.2). */
const XADES = xmlNamespace('', 'http://uri.etsi.org/01903/v1.1.1#');

/** Type of the reference to the signed properties. */
export const SIGNED_PROPERTIES_TYPE = 'http://uri.etsi.org/01903/v1.1.1#SignedProperties';
export const SIGNED_PROPERTIES_ID = 'S0-SignedProperties';

export interface SignedPropertiesOptions {
  /** ISO 8601 with offset. */
  readonly signingTime: string;
  /** Signer's certificate first, then its authorities; DER. */
  readonly certificates: readonly Uint8Array[];
}

/** `SignedProperties`: when, and with which certificates. */
export function signedPropertiesElement({ signingTime, certificates }: SignedPropertiesOptions): XmlElement {
  return XADES.element('SignedProperties', { Id: SIGNED_PROPERTIES_ID }, [
    XADES.element('SignedSignatureProperties', {}, [
      XADES.element('SigningTime', {}, [signingTime]),
      XADES.element('SigningCertificate', {}, certificates.map(certElement)),
      XADES.element('SignaturePolicyIdentifier', {}, [XADES.element('SignaturePolicyImplied')]),
    ]),
    XADES.element('SignedDataObjectProperties'),
  ]);
}

/** `QualifyingProperties` around them. */
export function qualifyingPropertiesElement(signatureId: string, signedProperties: XmlElement): XmlElement {
  return XADES.element('QualifyingProperties', { Target: `#${signatureId}` }, [signedProperties]);
}

function certElement(certificate: Uint8Array): XmlElement {
  return XADES.element('Cert', {}, [
    // XAdES 1.1.1 declares these two itself, later versions take those of XML-DSig: the official sample has the former.
    XADES.element('CertDigest', {}, [
      XADES.element('DigestMethod', { Algorithm: digestMethodUri.SHA1 }),
      XADES.element('DigestValue', {}, [digestBase64(certificate, 'SHA1')]),
    ]),
    XADES.element('IssuerSerial', {}, [
      LOT_DS.element('X509IssuerName', {}, [issuerDistinguishedName(certificate)]),
      LOT_DS.element('X509SerialNumber', {}, [serialNumberDecimal(certificate)]),
    ]),
  ]);
}
