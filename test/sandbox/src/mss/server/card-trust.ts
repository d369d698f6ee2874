import { X509Certificate } from 'node:crypto';
import type { TrustStore } from '../../dmp/pki/trust.js';
import { refuseClientCertificate } from '../../dmp/tls/client-certificate.js';

/**
 * Says why a client certificate is refused in TLS. One that has ended is judged as of its last day: the identity host
 * answers it with a number of its own rather than with an alert (mss 15.2).
 */
export function refuseCard(der: Uint8Array, trust: TrustStore, now: Date): string | undefined {
  return refuseClientCertificate(der, trust, lastValid(der, now));
}

function lastValid(der: Uint8Array, now: Date): Date {
  try {
    const end = new Date(new X509Certificate(der).validTo);
    return end < now ? end : now;
  } catch {
    return now;
  }
}
