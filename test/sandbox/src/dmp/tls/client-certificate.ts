import { X509Certificate } from 'node:crypto';
import { readProfile } from '../pki/profile.js';
import { distrust, type TrustStore } from '../pki/trust.js';

/**
 * Says why a client certificate is refused in TLS, or `undefined` when it is taken
 * (dmp-transactions 9.2 step 1: chain trusted, in validity, authentication use).
 */
export function refuseClientCertificate(der: Uint8Array, trust: TrustStore, at: Date): string | undefined {
  let certificate: X509Certificate;
  try {
    certificate = new X509Certificate(der);
  } catch {
    return 'The client certificate cannot be read.';
  }
  const reason = distrust(certificate, trust, at);
  if (reason !== undefined) return `The client certificate ${reason}.`;
  if (!readProfile(der).authenticates) return 'The client certificate is not one for authentication.';
  return undefined;
}
