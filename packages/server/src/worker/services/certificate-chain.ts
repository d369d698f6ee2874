import { X509Certificate } from 'node:crypto';

/** The authorities above a certificate, nearest first. */
export interface AuthorityChain {
  /** With the root when it is known: what an XAdES signature names. */
  readonly complete: readonly Uint8Array[];
  /** Without the root, which a TLS server has itself. */
  readonly sent: readonly Uint8Array[];
}

/** A chain longer than this is a loop. */
const MAX_LENGTH = 10;

/**
 * Finds the authorities of a card's certificate among those of a file: by name and by signature, since several
 * generations of an authority bear the same name.
 */
export function findAuthorityChain(
  certificate: Uint8Array,
  authorities: readonly Uint8Array[],
): AuthorityChain {
  const known = authorities.map((der) => new X509Certificate(der));
  const chain: X509Certificate[] = [];
  let current = new X509Certificate(certificate);
  while (chain.length < MAX_LENGTH && !isSelfSigned(current)) {
    const child = current;
    const issuer = known.find((candidate) => isIssuer(candidate, child));
    if (issuer === undefined) break;
    chain.push(issuer);
    current = issuer;
  }
  const toBytes = (list: readonly X509Certificate[]) => list.map(({ raw }) => new Uint8Array(raw));
  return { complete: toBytes(chain), sent: toBytes(chain.filter((item) => !isSelfSigned(item))) };
}

function isSelfSigned(certificate: X509Certificate): boolean {
  return isIssuer(certificate, certificate);
}

function isIssuer(candidate: X509Certificate, child: X509Certificate): boolean {
  return child.checkIssued(candidate) && child.verify(candidate.publicKey);
}
