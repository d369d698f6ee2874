import { X509Certificate } from 'node:crypto';

/** Authorities that certificates must come from. */
export type TrustStore = readonly X509Certificate[];

const PEM_BLOCK = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;

/** Reads every certificate of a PEM bundle. */
export function readTrustStore(pem: string): TrustStore {
  return (pem.match(PEM_BLOCK) ?? []).map((block) => new X509Certificate(block));
}

/** Longest path from a certificate to its root. */
const MAX_PATH = 6;

/**
 * Says why a certificate does not come from the authorities, or `undefined` when it does.
 * The path is built from the trust store alone: what a client sends beside its certificate gives no trust.
 */
export function distrust(certificate: X509Certificate, trust: TrustStore, at: Date): string | undefined {
  let current = certificate;
  for (let length = 0; length < MAX_PATH; length += 1) {
    if (!isInValidity(current, at)) return 'is outside its validity';
    const issuer = trust.find((authority) => isIssuedBy(current, authority));
    if (issuer === undefined) return 'does not come from an authority known here';
    if (issuer.fingerprint256 === current.fingerprint256) return undefined;
    current = issuer;
  }
  return 'has too long a certification path';
}

function isIssuedBy(certificate: X509Certificate, authority: X509Certificate): boolean {
  return authority.ca && certificate.checkIssued(authority) && certificate.verify(authority.publicKey);
}

function isInValidity(certificate: X509Certificate, at: Date): boolean {
  return new Date(certificate.validFrom) <= at && at <= new Date(certificate.validTo);
}
