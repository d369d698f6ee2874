import { createHash, X509Certificate } from 'node:crypto';
import { distinguishedName, issuerDistinguishedName, serialNumberDecimal } from '@dmpconnect/soap';
import type { SignerReport } from './report.js';

/** Reads the certificate of a signer, DER. */
export function describeSigner(certificate: Uint8Array): SignerReport {
  const { validFrom, validTo } = new X509Certificate(certificate);
  return {
    subject: distinguishedName(certificate),
    issuer: issuerDistinguishedName(certificate),
    serialNumber: serialNumberDecimal(certificate),
    notBefore: new Date(validFrom).toISOString(),
    notAfter: new Date(validTo).toISOString(),
    fingerprint: createHash('sha256').update(certificate).digest('hex'),
  };
}
