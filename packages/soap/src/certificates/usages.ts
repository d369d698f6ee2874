import { AsnConvert } from '@peculiar/asn1-schema';
import {
  Certificate,
  ExtendedKeyUsage,
  id_ce_extKeyUsage,
  id_ce_keyUsage,
  KeyUsage,
  KeyUsageFlags,
} from '@peculiar/asn1-x509';
import { SoapError } from '../errors.js';

/** What a certificate says its key is for. */
export interface CertificateUsages {
  /** The key signs content: bit nonRepudiation. `undefined` when the certificate does not limit its key. */
  readonly nonRepudiation: boolean | undefined;
  /** Object identifiers of the extended key usages, e.g. `1.3.6.1.5.5.7.3.2` for client authentication. */
  readonly extended: readonly string[];
}

/**
 * Reads what the key of a DER certificate is for: cards and structures have one for authentication and one for
 * signature (dmp-transactions 3.7).
 *
 * @throws {SoapError} `CERTIFICATE`
 */
export function certificateUsages(der: Uint8Array): CertificateUsages {
  try {
    const { extensions } = AsnConvert.parse(der, Certificate).tbsCertificate;
    const contentOf = (oid: string) => extensions?.find(({ extnID }) => extnID === oid)?.extnValue.buffer;
    const [usage, extended] = [contentOf(id_ce_keyUsage), contentOf(id_ce_extKeyUsage)];
    return {
      nonRepudiation:
        usage === undefined
          ? undefined
          : (AsnConvert.parse(usage, KeyUsage).toNumber() & KeyUsageFlags.nonRepudiation) !== 0,
      extended: extended === undefined ? [] : [...AsnConvert.parse(extended, ExtendedKeyUsage)],
    };
  } catch (cause) {
    throw new SoapError('CERTIFICATE', 'The usages of the certificate cannot be read.', { cause });
  }
}
