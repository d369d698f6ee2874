import { AsnConvert } from '@peculiar/asn1-schema';
import { type AttributeTypeAndValue, Certificate, type Name } from '@peculiar/asn1-x509';
import { SoapError } from '../errors.js';
import { KEYWORD_OF_TYPE } from './attribute-types.js';

/**
 * Subject of a DER certificate in RFC 2253 form (dmp-transactions 3.5, point 1): most specific name first, no space
 * after separators, `+` between the attributes of one RDN, UTF-8 not escaped.
 *
 * @throws {SoapError} `CERTIFICATE`
 * @example `distinguishedName(signer.certificate)` // CN=899900000000+SN=NOM+GN=PRENOM,OU=Médecin,O=TEST,C=FR
 */
export function distinguishedName(certificate: Uint8Array): string {
  return writeName(parseCertificate(certificate).tbsCertificate.subject);
}

/** Issuer of a DER certificate, in the same form. @throws {SoapError} `CERTIFICATE` */
export function issuerDistinguishedName(certificate: Uint8Array): string {
  return writeName(parseCertificate(certificate).tbsCertificate.issuer);
}

function parseCertificate(der: Uint8Array): Certificate {
  try {
    return AsnConvert.parse(der, Certificate);
  } catch (cause) {
    throw new SoapError('CERTIFICATE', 'The bytes are no X.509 certificate in DER.', { cause });
  }
}

function writeName(name: Name): string {
  return [...name]
    .reverse()
    .map((rdn) => [...rdn].map(writeAttribute).join('+'))
    .join(',');
}

function writeAttribute({ type, value }: AttributeTypeAndValue): string {
  const keyword = KEYWORD_OF_TYPE.get(type);
  // A type without keyword is written with the DER of its value, which any reader of RFC 2253 can decode.
  if (keyword === undefined || value.anyValue !== undefined) {
    return `${type}=#${Buffer.from(AsnConvert.serialize(value)).toString('hex')}`;
  }
  return `${keyword}=${escapeValue(value.toString())}`;
}

/** RFC 2253, section 2.4. */
function escapeValue(text: string): string {
  return text
    .replace(/[,+"\\<>;]/g, '\\$&')
    .replace(/^[ #]/, '\\$&')
    .replace(/(?<!^) $/, '\\ ');
}
