import { createPrivateKey, X509Certificate } from 'node:crypto';
import { join } from 'node:path';
import type { IssuedCertificate } from './issue.js';
import { normaliseName } from './names.js';

/** What the local server presents, and what pages must trust. */
export interface LocalCertificate extends IssuedCertificate {
  /** File of the authority, to be added to the trusted ones. */
  readonly caFile: string;
  readonly notBefore: Date;
  readonly notAfter: Date;
  readonly names: readonly string[];
  /** SHA-256 of the authority, as systems show it: `AA:BB:…`. */
  readonly authorityFingerprint: string;
}

/** Path of the authority's certificate for an installation. */
export function authorityPath(folder: string): string {
  return join(folder, 'authority.pem');
}

const PEM = /-----BEGIN ([A-Z ]+)-----[^-]+-----END \1-----\n?/g;

/** Reads back a bundle; nothing when a part is missing, broken, or does not belong to the others. */
export function parseBundle(text: string, folder: string): LocalCertificate | undefined {
  const [key = '', certificate = '', authority = ''] = [...text.matchAll(PEM)].map(([pem]) => pem);
  try {
    const leaf = new X509Certificate(certificate);
    const issuer = new X509Certificate(authority);
    if (!leaf.checkPrivateKey(createPrivateKey(key)) || !leaf.verify(issuer.publicKey)) return undefined;
    return {
      key,
      certificate,
      authority,
      caFile: authorityPath(folder),
      notBefore: new Date(leaf.validFrom),
      notAfter: new Date(leaf.validTo),
      names: readNames(leaf),
      authorityFingerprint: issuer.fingerprint256,
    };
  } catch {
    return undefined;
  }
}

function readNames(certificate: X509Certificate): readonly string[] {
  // `DNS:localhost, IP Address:127.0.0.1`: names of hosts and addresses hold no comma.
  return (certificate.subjectAltName ?? '')
    .split(', ')
    .map((entry) => normaliseName(entry.slice(entry.indexOf(':') + 1)));
}
