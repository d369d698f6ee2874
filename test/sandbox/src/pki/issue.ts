import { randomBytes, type webcrypto } from 'node:crypto';
import { importRsaKey, makeRsaKey } from './keys.js';
import { type DistinguishedName, toName } from './subject.js';
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  CertificatePolicyExtension,
  CRLDistributionPointsExtension,
  type Extension,
  KeyUsageFlags,
  KeyUsagesExtension,
  SubjectKeyIdentifierExtension,
  X509CertificateGenerator,
} from './x509.js';

/** A certificate with its private key, both PEM. */
export interface CertifiedKey {
  readonly certificate: string;
  readonly key: string;
}

/** An authority: what it signs with, and its name as issuer. */
export interface Authority extends CertifiedKey {
  readonly name: DistinguishedName;
}

export interface Validity {
  readonly notBefore: Date;
  readonly notAfter: Date;
}

/** Invented policy and distribution point of cps-card 9.1: nothing here may look like a real IGC-Santé certificate. */
const POLICY = '1.2.250.1.999.1.1';
const REVOCATION_LIST = 'http://localhost/virtual.crl';

/** Makes a certification authority, self-signed when `issuer` is absent. */
export async function issueAuthority(o: {
  readonly name: DistinguishedName;
  readonly issuer?: Authority;
  readonly validity: Validity;
}): Promise<Authority> {
  const usages = KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign;
  const certified = await issue({
    subject: o.name,
    issuer: o.issuer,
    validity: o.validity,
    extensions: [new BasicConstraintsExtension(true, undefined, true), new KeyUsagesExtension(usages, true)],
  });
  return { ...certified, name: o.name };
}

/** Makes the certificate of a card or of a server; `extensions` are those of its profile, key usages included. */
export async function issueLeaf(o: {
  readonly subject: DistinguishedName;
  readonly issuer: Authority;
  readonly validity: Validity;
  readonly extensions: readonly Extension[];
}): Promise<CertifiedKey> {
  return await issue({
    ...o,
    extensions: [
      new BasicConstraintsExtension(false, undefined, true),
      ...o.extensions,
      new CertificatePolicyExtension([POLICY]),
      new CRLDistributionPointsExtension([REVOCATION_LIST]),
    ],
  });
}

async function issue(o: {
  readonly subject: DistinguishedName;
  readonly issuer?: Authority | undefined;
  readonly validity: Validity;
  readonly extensions: readonly Extension[];
}): Promise<CertifiedKey> {
  const key = await makeRsaKey();
  const own = await importRsaKey(key);
  const signing = o.issuer === undefined ? own : await importRsaKey(o.issuer.key);
  const certificate = await X509CertificateGenerator.create({
    serialNumber: randomSerialNumber(),
    subject: toName(o.subject),
    issuer: toName(o.issuer?.name ?? o.subject),
    notBefore: o.validity.notBefore,
    notAfter: o.validity.notAfter,
    publicKey: own.publicKey,
    signingKey: signing.privateKey,
    extensions: [...o.extensions, ...(await keyIdentifiers(own.publicKey, signing.publicKey))],
  });
  return { certificate: `${certificate.toString('pem')}\n`, key };
}

async function keyIdentifiers(
  own: webcrypto.CryptoKey,
  issuer: webcrypto.CryptoKey,
): Promise<readonly Extension[]> {
  return [
    await SubjectKeyIdentifierExtension.create(own),
    await AuthorityKeyIdentifierExtension.create(issuer),
  ];
}

/** 16 bytes, positive and without leading zero: RFC 5280 wants at most 20 octets. */
function randomSerialNumber(): string {
  const bytes = randomBytes(16);
  bytes.writeUInt8((bytes.readUInt8(0) & 0x3f) | 0x40, 0);
  return bytes.toString('hex');
}
