import { randomBytes, webcrypto } from 'node:crypto';
// The decorators of the ASN.1 schemas need it before the first of them is read.
import 'reflect-metadata';
import { X509CertificateGenerator } from '@peculiar/x509';

const KEY_ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256' } as const;
const DAY_MS = 24 * 60 * 60 * 1000;

/** A certificate, DER, as an authority of that name would issue it to a card. */
export async function issueUnder(
  issuer: string,
  notAfter: Date = new Date(Date.now() + DAY_MS),
): Promise<Uint8Array> {
  const keys = await webcrypto.subtle.generateKey(KEY_ALGORITHM, false, ['sign', 'verify']);
  const certificate = await X509CertificateGenerator.create({
    serialNumber: randomBytes(8).toString('hex'),
    subject: 'CN=899700000013, C=FR',
    issuer,
    notBefore: new Date(notAfter.getTime() - 1000 * DAY_MS),
    notAfter,
    publicKey: keys.publicKey,
    signingKey: keys.privateKey,
    signingAlgorithm: { name: 'ECDSA', hash: 'SHA-256' },
  });
  return new Uint8Array(certificate.rawData);
}
