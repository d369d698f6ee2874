import { X509Certificate } from 'node:crypto';
import type { Authority } from './types.js';

/** An authority of a PEM text, with the names that systems give to it. */
export function readAuthority(pem: string): Authority {
  const certificate = new X509Certificate(pem);
  return {
    pem,
    fingerprint: certificate.fingerprint256,
    sha1: certificate.fingerprint.replaceAll(':', ''),
    name: /^CN=(.*)$/m.exec(certificate.subject)?.[1] ?? certificate.fingerprint256,
  };
}

/** The content of a PEM block, whatever its line ends: two texts of one certificate have the same. */
export function pemBody(text: string): string {
  return text.replace(/-----[^-]+-----|\s/g, '');
}
