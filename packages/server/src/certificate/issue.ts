// The decorators of the ASN.1 schemas need it before the first of them is read.
import 'reflect-metadata';
import { randomBytes, webcrypto } from 'node:crypto';
import { isIP } from 'node:net';
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  Extension,
  KeyUsageFlags,
  KeyUsagesExtension,
  PemConverter,
  SubjectAlternativeNameExtension,
  SubjectKeyIdentifierExtension,
  type X509Certificate,
  X509CertificateGenerator,
} from '@peculiar/x509';
import { encodeNameConstraints, NAME_CONSTRAINTS_OID } from './name-constraints.js';

/** A certificate for the local server, with the authority that issued it. All PEM. */
export interface IssuedCertificate {
  /** PKCS#8. */
  readonly key: string;
  readonly certificate: string;
  readonly authority: string;
}

const DAY_MS = 24 * 60 * 60 * 1000;
/** Systems refuse a server certificate valid more than 825 days, even under an authority added by hand. */
export const VALIDITY_DAYS = 800;

const KEY_ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256' } as const;
const SIGNING_ALGORITHM = { name: 'ECDSA', hash: 'SHA-256' } as const;

/**
 * Makes an authority that may speak for `names` alone, issues one server certificate with it, and lets its private
 * key go: it is not extractable, leaves this function in no form and is written nowhere.
 *
 * @param names host names and IP addresses of the local server.
 */
export async function issueLocalCertificate(names: readonly string[], now: Date): Promise<IssuedCertificate> {
  const validity = {
    // A day early: the clocks of practices are not all right.
    notBefore: new Date(now.getTime() - DAY_MS),
    notAfter: new Date(now.getTime() + (VALIDITY_DAYS - 1) * DAY_MS),
  };
  const authority = await createAuthority(names, validity);
  return issueServerCertificate(authority, names, validity);
}

interface Validity {
  readonly notBefore: Date;
  readonly notAfter: Date;
}

/** An authority while its key exists. */
export interface Authority {
  readonly certificate: X509Certificate;
  readonly keys: webcrypto.CryptoKeyPair;
}

/** Exported for the proof, by an independent tool, that the constraint holds. */
export async function createAuthority(names: readonly string[], validity: Validity): Promise<Authority> {
  const keys = await webcrypto.subtle.generateKey(KEY_ALGORITHM, false, ['sign', 'verify']);
  const certificate = await X509CertificateGenerator.createSelfSigned({
    ...validity,
    serialNumber: randomSerial(),
    // Each has its own name: a store that holds the one of before does not confuse them.
    name: `CN=DmpConnect-JS2 local authority ${randomBytes(4).toString('hex')}, O=DmpConnect-JS2`,
    keys,
    signingAlgorithm: SIGNING_ALGORITHM,
    extensions: [
      new BasicConstraintsExtension(true, 0, true),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign, true),
      new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth]),
      new Extension(NAME_CONSTRAINTS_OID, true, encodeNameConstraints(names)),
      await SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  });
  return { certificate, keys };
}

/** Issues a server certificate for `names`. */
export async function issueServerCertificate(
  authority: Authority,
  names: readonly string[],
  validity: Validity,
): Promise<IssuedCertificate> {
  const keys = await webcrypto.subtle.generateKey(KEY_ALGORITHM, true, ['sign', 'verify']);
  const certificate = await X509CertificateGenerator.create({
    ...validity,
    serialNumber: randomSerial(),
    subject: 'CN=localhost, O=DmpConnect-JS2',
    issuer: authority.certificate.subject,
    publicKey: keys.publicKey,
    signingKey: authority.keys.privateKey,
    signingAlgorithm: SIGNING_ALGORITHM,
    extensions: [
      new BasicConstraintsExtension(false, undefined, true),
      new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
      new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth]),
      new SubjectAlternativeNameExtension(
        names.map((value) => ({ type: isIP(value) === 0 ? ('dns' as const) : ('ip' as const), value })),
      ),
      await SubjectKeyIdentifierExtension.create(keys.publicKey),
      await AuthorityKeyIdentifierExtension.create(authority.keys.publicKey),
    ],
  });
  const key = await webcrypto.subtle.exportKey('pkcs8', keys.privateKey);
  return {
    key: `${PemConverter.encode(key, 'PRIVATE KEY')}\n`,
    certificate: `${certificate.toString('pem')}\n`,
    authority: `${authority.certificate.toString('pem')}\n`,
  };
}

/** Sixteen random bytes, positive and of full length. */
function randomSerial(): string {
  const bytes = randomBytes(16);
  bytes.writeUInt8((bytes.readUInt8(0) & 0x7f) | 0x40, 0);
  return bytes.toString('hex');
}
