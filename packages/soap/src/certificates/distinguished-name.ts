/** Subject of a certificate in RFC 2253 form (dmp-transactions 3.5, point 1). */
export function distinguishedName(certificate: Uint8Array): string {
  throw new Error(`not written yet ${certificate.length}`);
}

export function issuerDistinguishedName(certificate: Uint8Array): string {
  throw new Error(`not written yet ${certificate.length}`);
}

/** Whether two distinguished names are the same set of RDNs, whatever their order, spacing and writing. */
export function sameDistinguishedName(a: string, b: string): boolean {
  throw new Error(`not written yet ${a} ${b}`);
}
