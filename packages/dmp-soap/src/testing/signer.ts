import 'reflect-metadata';
import { createSign, KeyObject, webcrypto } from 'node:crypto';
import type { Signer } from '@dmpconnect/soap';
import * as x509 from '@peculiar/x509';

x509.cryptoProvider.set(webcrypto);

const RSA = {
  name: 'RSASSA-PKCS1-v1_5',
  hash: 'SHA-256',
  publicExponent: new Uint8Array([1, 0, 1]),
  modulusLength: 2048,
} as const;

const CA =
  'CN=TEST AC IGC-SANTE ELEMENTAIRE PERSONNES, OU=IGC-SANTE TEST, OU=0002 187512751, O=ASIP-SANTE, C=FR';
/** As on a card: one RDN with several values, least specific first. */
const HOLDER = [
  { C: ['FR'] },
  { '2.5.4.12': ['Médecin'] },
  { CN: ['899700000013'], '2.5.4.4': ['KIT'], '2.5.4.42': ['DOC0013'] },
];

/** A signer that counts what it is asked, with a certificate shaped like the signature certificate of a card. */
export interface CountingSigner extends Signer {
  readonly count: () => number;
}

/** Whose certificate it is, and what it is for. */
export interface SignerProfile {
  /** Default: a physician's card. */
  readonly subject?: x509.JsonNameParams;
  /** Default: signature. */
  readonly usage?: 'signature' | 'authentication';
}

const USAGES = {
  signature: [
    new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature | x509.KeyUsageFlags.nonRepudiation),
  ],
  authentication: [
    new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature),
    new x509.ExtendedKeyUsageExtension(['1.3.6.1.5.5.7.3.2']),
  ],
} as const;

/** Makes a test authority and a holder, both new. */
export async function makeSigner({
  subject = HOLDER,
  usage = 'signature',
}: SignerProfile = {}): Promise<CountingSigner> {
  const [authority, holder] = await Promise.all([
    webcrypto.subtle.generateKey(RSA, true, ['sign', 'verify']),
    webcrypto.subtle.generateKey(RSA, true, ['sign', 'verify']),
  ]);
  const dates = { notBefore: new Date('2020-01-01'), notAfter: new Date('2040-01-01') };
  const root = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber: '01',
    name: CA,
    keys: authority,
    ...dates,
    signingAlgorithm: RSA,
    extensions: [new x509.BasicConstraintsExtension(true)],
  });
  const certificate = await x509.X509CertificateGenerator.create({
    serialNumber: '0781c73fa2a67bb1490654',
    subject: new x509.Name(subject),
    issuer: CA,
    publicKey: holder.publicKey,
    signingKey: authority.privateKey,
    ...dates,
    signingAlgorithm: RSA,
    extensions: [...USAGES[usage]],
  });
  const key = KeyObject.from(holder.privateKey);
  let count = 0;
  return {
    certificate: new Uint8Array(certificate.rawData),
    chain: [new Uint8Array(root.rawData)],
    count: () => count,
    sign: async (data, algorithm) => {
      count += 1;
      return createSign(algorithm).update(data).sign(key);
    },
  };
}

/** A server certificate for `localhost`, PEM, with its key; it is its own authority. */
export async function makeServerCertificate(): Promise<{ readonly cert: string; readonly key: string }> {
  const keys = await webcrypto.subtle.generateKey(RSA, true, ['sign', 'verify']);
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber: '02',
    name: 'CN=localhost',
    keys,
    notBefore: new Date('2020-01-01'),
    notAfter: new Date('2040-01-01'),
    signingAlgorithm: RSA,
    extensions: [new x509.SubjectAlternativeNameExtension([{ type: 'dns', value: 'localhost' }])],
  });
  const key = KeyObject.from(keys.privateKey).export({ type: 'pkcs8', format: 'pem' });
  return { cert: certificate.toString('pem'), key: String(key) };
}
