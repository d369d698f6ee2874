import { AsnConvert } from '@peculiar/asn1-schema';
import { Certificate } from '@peculiar/asn1-x509';
import { SoapError } from '../errors.js';
import { KEYWORD_OF_TYPE } from './attribute-types.js';

/**
 * Values of one attribute of the subject of a DER certificate, in the order of the certificate.
 *
 * @param keyword As in RFC 2253: `CN`, `O`, `OU`, `SN`, `GN`.
 * @example `subjectValues(certificate, 'OU')` // Struct_IdNat of a structure's certificate
 * @throws {SoapError} `CERTIFICATE`
 */
export function subjectValues(der: Uint8Array, keyword: string): readonly string[] {
  try {
    return [...AsnConvert.parse(der, Certificate).tbsCertificate.subject].flatMap((rdn) =>
      [...rdn].flatMap(({ type, value }) =>
        KEYWORD_OF_TYPE.get(type) === keyword ? [value.toString()] : [],
      ),
    );
  } catch (cause) {
    throw new SoapError('CERTIFICATE', 'The subject of the certificate cannot be read.', { cause });
  }
}
