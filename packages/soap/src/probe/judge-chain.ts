import { X509Certificate } from 'node:crypto';
import { isIP } from 'node:net';
import { rootCertificates } from 'node:tls';

const PEM = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;

/** A chain longer than this is a loop. */
const MAX_LENGTH = 10;

/**
 * Judges a chain as Node.js does at the end of a handshake, for a handshake that the server broke off before: a server
 * that wants a card says nothing else to those who have none.
 *
 * @param chain DER, the certificate of the server first.
 * @param trust authorities, PEM, put end to end. Default: those of Node.js.
 * @returns OpenSSL's name of what is wrong, or nothing.
 */
export function judgeChain(
  chain: readonly Uint8Array[],
  hostname: string,
  now: Date,
  trust?: string,
): string | undefined {
  const [leaf, ...others] = chain.map((der) => new X509Certificate(der));
  if (leaf === undefined) return 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY';
  const roots = (trust === undefined ? rootCertificates : [...(trust.match(PEM) ?? [])]).map(
    (pem) => new X509Certificate(pem),
  );
  let current = leaf;
  for (let length = 0; length < MAX_LENGTH; length += 1) {
    const validity = judgeDates(current, now);
    if (validity !== undefined) return validity;
    const child = current;
    const root = roots.find((candidate) => candidate.raw.equals(child.raw) || isIssuer(candidate, child));
    if (root !== undefined) return judgeDates(root, now) ?? judgeName(leaf, hostname);
    const next = others.find((candidate) => candidate !== child && isIssuer(candidate, child));
    if (next === undefined || next.raw.equals(child.raw)) break;
    current = next;
  }
  if (isIssuer(current, current)) {
    return current === leaf ? 'DEPTH_ZERO_SELF_SIGNED_CERT' : 'SELF_SIGNED_CERT_IN_CHAIN';
  }
  return others.length === 0 ? 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' : 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY';
}

function judgeDates(certificate: X509Certificate, now: Date): string | undefined {
  if (now < new Date(certificate.validFrom)) return 'CERT_NOT_YET_VALID';
  return now > new Date(certificate.validTo) ? 'CERT_HAS_EXPIRED' : undefined;
}

function judgeName(leaf: X509Certificate, hostname: string): string | undefined {
  const named = isIP(hostname) === 0 ? leaf.checkHost(hostname) : leaf.checkIP(hostname);
  return named === undefined ? 'ERR_TLS_CERT_ALTNAME_INVALID' : undefined;
}

function isIssuer(candidate: X509Certificate, child: X509Certificate): boolean {
  return child.checkIssued(candidate) && child.verify(candidate.publicKey);
}
