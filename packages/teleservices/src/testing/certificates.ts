import 'reflect-metadata';
import { createSign, KeyObject, webcrypto } from 'node:crypto';
import type { Signer } from '@dmpconnect/soap';
import * as x509 from '@peculiar/x509';
import { SOFTWARE_CERTIFICATE } from '../wire-profile/index.js';

x509.cryptoProvider.set(webcrypto);

const RSA = {
  name: 'RSASSA-PKCS1-v1_5',
  hash: 'SHA-256',
  publicExponent: new Uint8Array([1, 0, 1]),
  modulusLength: 2048,
} as const;

/** The professional of the tests. */
export const PROFESSIONAL = '899700000013';

/** A signer that counts what it is asked. */
export interface CountingSigner extends Signer {
  readonly count: () => number;
  /** The authority that issued its certificate, DER. */
  readonly authority: Uint8Array;
}

export interface CertificateProfile {
  readonly subject?: x509.JsonNameParams;
  readonly issuer?: string;
  readonly usage?: 'signature' | 'authentication';
  readonly notAfter?: Date;
}

/** As on a card: one RDN with several values, least specific first. */
const HOLDER = [
  { C: ['FR'] },
  { '2.5.4.12': ['Médecin'] },
  { CN: [PROFESSIONAL], '2.5.4.4': ['KIT'], '2.5.4.42': ['DOC0013'] },
];

const makeKeys = () => webcrypto.subtle.generateKey(RSA, true, ['sign', 'verify']);
let shared: Promise<readonly [webcrypto.CryptoKeyPair, webcrypto.CryptoKeyPair]> | undefined;
/** Made once for all tests: of an authority, which serves as server too, and of those it certifies. */
function sharedKeys() {
  shared ??= Promise.all([makeKeys(), makeKeys()]);
  return shared;
}

/** A certificate shaped like the signature certificate of a card. */
export async function makeSigner(profile: CertificateProfile = {}): Promise<CountingSigner> {
  const [authority, holder] = await sharedKeys();
  const dates = { notBefore: new Date('2020-01-01'), notAfter: profile.notAfter ?? new Date('2040-01-01') };
  const issuer = `CN=${profile.issuer ?? 'TEST AC IGC-SANTE FORT PERSONNES'}, OU=IGC-SANTE TEST, O=ASIP-SANTE, C=FR`;
  const root = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber: '01',
    name: issuer,
    keys: authority,
    notBefore: new Date('2020-01-01'),
    notAfter: new Date('2049-01-01'),
    signingAlgorithm: RSA,
    extensions: [new x509.BasicConstraintsExtension(true)],
  });
  const flags = x509.KeyUsageFlags;
  const usage = profile.usage === 'authentication' ? flags.digitalSignature : flags.nonRepudiation;
  const certificate = await x509.X509CertificateGenerator.create({
    serialNumber: '0781c73fa2a67bb1490654',
    subject: new x509.Name(profile.subject ?? HOLDER),
    issuer,
    publicKey: holder.publicKey,
    signingKey: authority.privateKey,
    ...dates,
    signingAlgorithm: RSA,
    extensions: [new x509.KeyUsagesExtension(usage)],
  });
  const key = KeyObject.from(holder.privateKey);
  let count = 0;
  return {
    certificate: new Uint8Array(certificate.rawData),
    authority: new Uint8Array(root.rawData),
    count: () => count,
    sign: async (data, algorithm) => {
      count += 1;
      return createSign(algorithm).update(data).sign(key);
    },
  };
}

/** A software certificate, right unless the profile says otherwise, DER. */
export async function makeSoftwareCertificate(
  commonName = 'INSI-AUTO',
  profile: Omit<CertificateProfile, 'subject'> & { readonly structure?: string } = {},
): Promise<Uint8Array> {
  const { structure = '10B0152872', ...rest } = profile;
  const { certificate } = await makeSigner({
    subject: [{ C: ['FR'] }, { O: ['CABINET VIRTUEL'] }, { OU: [structure] }, { CN: [commonName] }],
    issuer: SOFTWARE_CERTIFICATE.issuers.test,
    ...rest,
  });
  return certificate;
}

/** A server certificate for `localhost`, PEM, with its key; it is its own authority. */
export async function makeServerCertificate(): Promise<{ readonly cert: string; readonly key: string }> {
  const [keys] = await sharedKeys();
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
