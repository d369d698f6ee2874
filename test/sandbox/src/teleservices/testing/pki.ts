import 'reflect-metadata';
import { KeyObject, webcrypto } from 'node:crypto';
import { SOFTWARE_CERTIFICATE } from '@dmpconnect/teleservices/wire-profile';
import * as x509 from '@peculiar/x509';
import type { Credential } from '../../dmp/testing/pki.js';

x509.cryptoProvider.set(webcrypto);

const RSA = {
  name: 'RSASSA-PKCS1-v1_5',
  hash: 'SHA-256',
  publicExponent: new Uint8Array([1, 0, 1]),
  modulusLength: 2048,
} as const;

/** Kinds of certificates; each has an authority of its own name. */
const KINDS = {
  server: [['digitalSignature', 'keyEncipherment'], [x509.ExtendedKeyUsage.serverAuth]],
  signature: [['nonRepudiation'], []],
  authentication: [['digitalSignature'], [x509.ExtendedKeyUsage.clientAuth]],
} as const satisfies Record<
  string,
  readonly [readonly (keyof typeof x509.KeyUsageFlags)[], readonly x509.ExtendedKeyUsage[]]
>;

/** What a test asks of a certificate. */
export interface CertificateWish {
  readonly authority: string;
  readonly kind: keyof typeof KINDS;
  readonly subject: x509.JsonName;
  readonly expired?: boolean;
}

/** What the tests of the teleservices make certificates with: two keys, whatever the number of certificates. */
export interface TestPki {
  /** PEM of an authority, by its common name. */
  authority(commonName: string): Promise<string>;
  certify(wish: CertificateWish): Promise<Credential>;
}

/** Common names of the authorities of the tests. */
export const AUTHORITY = {
  persons: 'TEST AC PERSONNES',
  organisations: 'TEST AC ORGANISATIONS',
  software: SOFTWARE_CERTIFICATE.issuers.test,
  vitale: 'TEST AC VITALE',
  servers: 'TEST AC SERVEURS',
  foreign: 'AUTRE AC',
} as const;

const nameOf = (commonName: string): x509.JsonName => [
  { C: ['FR'] },
  { O: ['BAC A SABLE'] },
  { CN: [commonName] },
];
const DAY = 86_400_000;

/** Makes the two keys; the certificates come one by one. */
export async function makeTestPki(): Promise<TestPki> {
  const makeKeys = () => webcrypto.subtle.generateKey(RSA, true, ['sign', 'verify']);
  const [authorityKeys, keys] = await Promise.all([makeKeys(), makeKeys()]);
  const key = String(KeyObject.from(keys.privateKey).export({ type: 'pkcs8', format: 'pem' }));
  const now = Date.now();
  return {
    authority: async (commonName) => {
      const certificate = await x509.X509CertificateGenerator.create({
        subject: nameOf(commonName),
        issuer: nameOf(commonName),
        notBefore: new Date(now - 60 * DAY),
        notAfter: new Date(now + 60 * DAY),
        publicKey: authorityKeys.publicKey,
        signingKey: authorityKeys.privateKey,
        signingAlgorithm: RSA,
        extensions: [
          new x509.BasicConstraintsExtension(true, undefined, true),
          new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign, true),
        ],
      });
      return `${certificate.toString('pem')}\n`;
    },
    certify: async ({ authority, kind, subject, expired = false }) => {
      const [usages, extended] = KINDS[kind];
      const flags = usages.reduce((sum, usage) => sum | x509.KeyUsageFlags[usage], 0);
      const certificate = await x509.X509CertificateGenerator.create({
        subject,
        issuer: nameOf(authority),
        notBefore: new Date(now - 30 * DAY),
        notAfter: new Date(now + (expired ? -DAY : 30 * DAY)),
        publicKey: keys.publicKey,
        signingKey: authorityKeys.privateKey,
        signingAlgorithm: RSA,
        extensions: [
          new x509.BasicConstraintsExtension(false, undefined, true),
          new x509.KeyUsagesExtension(flags, true),
          ...(extended.length === 0 ? [] : [new x509.ExtendedKeyUsageExtension([...extended])]),
          ...(kind === 'server'
            ? [new x509.SubjectAlternativeNameExtension([{ type: 'dns', value: 'localhost' }])]
            : []),
        ],
      });
      return {
        certificate: `${certificate.toString('pem')}\n`,
        der: new Uint8Array(certificate.rawData),
        key,
      };
    },
  };
}
