import { createPrivateKey, X509Certificate } from 'node:crypto';
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

const PEM = /-----BEGIN ([A-Z ]+)-----[^-]+-----END \1-----\n?/g;

/** The parts of a text of PEM blocks, in their order. */
export function splitPem(text: string): readonly string[] {
  return [...text.matchAll(PEM)].map(([pem]) => pem);
}

/** One file: a crash never leaves a key beside the certificate of another. */
export function writeBundle({ key, certificate, authority }: IssuedCertificate): string {
  return key + certificate + authority;
}

/** Reads back a bundle; nothing when a part is missing, broken, or does not belong to the others. */
export function parseBundle(text: string, caFile: string): LocalCertificate | undefined {
  const [key = '', certificate = '', authority = ''] = splitPem(text);
  try {
    const leaf = new X509Certificate(certificate);
    const issuer = new X509Certificate(authority);
    if (!leaf.checkPrivateKey(createPrivateKey(key)) || !leaf.verify(issuer.publicKey)) return undefined;
    return {
      key,
      certificate,
      authority,
      caFile,
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
