import 'reflect-metadata';
import {
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  X509Certificate,
} from '@peculiar/x509';

/** What a certificate of the health PKI says about its holder and its purpose (dmp-transactions 3.7, 8). */
export interface CertificateProfile {
  /** PS_IdNat of a card holder; name of the service for an organisation. */
  readonly commonName: string;
  /** Struct_IdNat in the certificate of an organisation or of an employee. */
  readonly organisationalUnits: readonly string[];
  /** May authenticate in TLS: digitalSignature without nonRepudiation, and clientAuth. */
  readonly authenticates: boolean;
  /** May sign: nonRepudiation. */
  readonly signs: boolean;
}

const CLIENT_AUTH = '1.3.6.1.5.5.7.3.2';

/** Reads the profile of a DER certificate. */
export function readProfile(der: Uint8Array): CertificateProfile {
  const certificate = new X509Certificate(new Uint8Array(der));
  const usages = certificate.getExtension(KeyUsagesExtension)?.usages ?? 0;
  const extended = certificate.getExtension(ExtendedKeyUsageExtension)?.usages ?? [];
  const has = (flag: KeyUsageFlags): boolean => (usages & flag) !== 0;
  const signs = has(KeyUsageFlags.nonRepudiation);
  return {
    commonName: certificate.subjectName.getField('CN')[0] ?? '',
    organisationalUnits: certificate.subjectName.getField('OU'),
    authenticates:
      has(KeyUsageFlags.digitalSignature) && !signs && extended.map(String).includes(CLIENT_AUTH),
    signs,
  };
}
