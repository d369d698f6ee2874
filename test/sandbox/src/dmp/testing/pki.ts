import 'reflect-metadata';
import { webcrypto } from 'node:crypto';
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  cryptoProvider,
  ExtendedKeyUsageExtension,
  type Extension,
  type JsonName,
  KeyUsageFlags,
  KeyUsagesExtension,
  SubjectAlternativeNameExtension,
  SubjectKeyIdentifierExtension,
  X509CertificateGenerator,
} from '@peculiar/x509';
import { RSA, takeTestKeys } from './keys.js';

cryptoProvider.set(webcrypto);

/** A certificate and its key, PEM and DER. */
export interface Credential {
  readonly certificate: string;
  readonly der: Uint8Array;
  readonly key: string;
}

interface Authority extends Credential {
  readonly name: JsonName;
  readonly keys: webcrypto.CryptoKeyPair;
}

/** A card of the tests: the same holder on both certificates. */
export interface TestCard {
  readonly id: string;
  readonly family: string;
  readonly given: string;
  readonly authentication: Credential;
  readonly signature: Credential;
}

/** What a test makes certificates with. */
export interface TestPki {
  /** PEM bundle of the authorities. */
  readonly authorities: string;
  readonly server: Credential;
  card(o: {
    readonly id: string;
    readonly family?: string;
    readonly given?: string;
    readonly expired?: boolean;
  }): Promise<TestCard>;
  /** A server certificate for another name. */
  named(host: string): Promise<Credential>;
  organisation(
    unit: string,
  ): Promise<{ readonly authentication: Credential; readonly signature: Credential }>;
}

/** A root, an authority for persons and one for organisations, all made up. */
export async function makeTestPki(label = 'ESSAI'): Promise<TestPki> {
  const root = await makeAuthority(`AC RACINE ${label}`);
  const persons = await makeAuthority(`AC PERSONNES ${label}`, root);
  const organisations = await makeAuthority(`AC ORGANISATIONS ${label}`, root);
  const serverFor = (host: string): Promise<Credential> =>
    issue(madeUp(host), organisations, [
      new KeyUsagesExtension(KeyUsageFlags.digitalSignature | KeyUsageFlags.keyEncipherment, true),
      new ExtendedKeyUsageExtension(['1.3.6.1.5.5.7.3.1']),
      new SubjectAlternativeNameExtension([
        { type: 'dns', value: host },
        { type: 'ip', value: '127.0.0.1' },
      ]),
    ]);
  const server = await serverFor('localhost');
  return {
    authorities: [root, persons, organisations].map(({ certificate }) => certificate).join('\n'),
    server: { ...server, certificate: `${server.certificate}\n${organisations.certificate}` },
    named: serverFor,
    card: async ({ id, family = 'ESSAI', given = 'ALIX', expired = false }) => {
      const subject = [
        { C: ['FR'] },
        { '2.5.4.12': ['Médecin'] },
        // cps-card 4.2: one multi-valued RDN.
        { CN: [id], '2.5.4.4': [family], '2.5.4.42': [given] },
      ];
      return {
        id,
        family,
        given,
        authentication: await issue(subject, persons, AUTHENTICATION, expired),
        signature: await issue(subject, persons, SIGNATURE, expired),
      };
    },
    organisation: async (unit) => {
      const subject = [
        { C: ['FR'] },
        { ST: ['Paris (75)'] },
        { O: ['HOPITAL VIRTUEL'] },
        { OU: [unit] },
        { CN: ['DMP'] },
      ];
      return {
        authentication: await issue(subject, organisations, AUTHENTICATION),
        signature: await issue(subject, organisations, SIGNATURE),
      };
    },
  };
}

const AUTHENTICATION: readonly Extension[] = [
  new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
  new ExtendedKeyUsageExtension(['1.3.6.1.5.5.7.3.2']),
];
const SIGNATURE: readonly Extension[] = [
  new KeyUsagesExtension(KeyUsageFlags.nonRepudiation, true),
  new ExtendedKeyUsageExtension(['1.3.6.1.5.5.7.3.4']),
];

async function makeAuthority(commonName: string, issuer?: Authority): Promise<Authority> {
  const keys = await takeTestKeys();
  const name = madeUp(commonName);
  const credential = await certify(name, keys, issuer, [
    new BasicConstraintsExtension(true, undefined, true),
    new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
  ]);
  return { ...credential, name, keys };
}

async function issue(
  subject: JsonName,
  issuer: Authority,
  extensions: readonly Extension[],
  expired = false,
): Promise<Credential> {
  const keys = await takeTestKeys();
  const leaf = [new BasicConstraintsExtension(false, undefined, true), ...extensions];
  return await certify(subject, keys, issuer, leaf, expired);
}

function madeUp(commonName: string): JsonName {
  return [{ C: ['FR'] }, { O: ['BAC A SABLE'] }, { CN: [commonName] }];
}

const DAY = 86_400_000;

async function certify(
  subject: JsonName,
  keys: webcrypto.CryptoKeyPair,
  issuer: Authority | undefined,
  extensions: readonly Extension[],
  expired = false,
): Promise<Credential> {
  const now = Date.now();
  const certificate = await X509CertificateGenerator.create({
    subject,
    issuer: issuer?.name ?? subject,
    notBefore: new Date(now - 30 * DAY),
    notAfter: new Date(now + (expired ? -DAY : 30 * DAY)),
    publicKey: keys.publicKey,
    signingKey: (issuer?.keys ?? keys).privateKey,
    signingAlgorithm: RSA,
    extensions: [
      ...extensions,
      await SubjectKeyIdentifierExtension.create(keys.publicKey),
      await AuthorityKeyIdentifierExtension.create((issuer?.keys ?? keys).publicKey),
    ],
  });
  const key = Buffer.from(await webcrypto.subtle.exportKey('pkcs8', keys.privateKey)).toString('base64');
  return {
    certificate: certificate.toString('pem'),
    der: new Uint8Array(certificate.rawData),
    key: `-----BEGIN PRIVATE KEY-----\n${key}\n-----END PRIVATE KEY-----\n`,
  };
}
