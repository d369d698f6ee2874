import 'reflect-metadata';
import { createSign, webcrypto } from 'node:crypto';
import * as x509 from '@peculiar/x509';
import { certificatePem } from '../certificates/pem.js';
import type { Signer } from '../signing/signer.js';

x509.cryptoProvider.set(webcrypto);

const RSA = {
  name: 'RSASSA-PKCS1-v1_5',
  hash: 'SHA-256',
  publicExponent: new Uint8Array([1, 0, 1]),
  modulusLength: 2048,
} as const;

/** A certificate made for tests, with its key. */
export interface TestCertificate {
  readonly der: Uint8Array;
  readonly pem: string;
  /** PKCS#8, PEM. */
  readonly keyPem: string;
  readonly signer: Signer;
  /** To issue others with it. */
  readonly issuer: x509.X509Certificate;
  readonly signingKey: webcrypto.CryptoKey;
}

export interface TestCertificateOptions {
  /** RDNs, most general first; several keys in one make a multi-valued RDN. */
  readonly subject: x509.JsonNameParams;
  readonly issuer?: TestCertificate;
  readonly authority?: boolean;
  readonly names?: readonly string[];
  readonly serialNumber?: string;
  readonly notAfter?: Date;
  /** Key usage. Default: the key is not limited. */
  readonly usages?: x509.KeyUsageFlags;
  /** Extended key usages, object identifiers. */
  readonly extendedUsages?: readonly string[];
}

/** Issues a certificate, self-signed without `issuer`. */
export async function makeCertificate(options: TestCertificateOptions): Promise<TestCertificate> {
  const keys = await webcrypto.subtle.generateKey(RSA, true, ['sign', 'verify']);
  const { issuer, authority = false, names = [] } = options;
  const name = new x509.Name(options.subject);
  const extensions: x509.Extension[] = [new x509.BasicConstraintsExtension(authority, undefined, true)];
  if (names.length > 0) {
    const entries = names.map((value) => ({
      type: /^[\d.]+$/.test(value) ? ('ip' as const) : ('dns' as const),
      value,
    }));
    extensions.push(new x509.SubjectAlternativeNameExtension(entries));
  }
  if (options.usages !== undefined) extensions.push(new x509.KeyUsagesExtension(options.usages, true));
  if (options.extendedUsages !== undefined) {
    extensions.push(new x509.ExtendedKeyUsageExtension([...options.extendedUsages]));
  }
  const certificate = await x509.X509CertificateGenerator.create({
    serialNumber: options.serialNumber ?? '01',
    subject: name,
    issuer: issuer?.issuer.subjectName ?? name,
    notBefore: new Date('2020-01-01'),
    notAfter: options.notAfter ?? new Date('2049-01-01'),
    publicKey: keys.publicKey,
    signingKey: issuer?.signingKey ?? keys.privateKey,
    signingAlgorithm: RSA,
    extensions,
  });
  const der = new Uint8Array(certificate.rawData);
  const pkcs8 = Buffer.from(await webcrypto.subtle.exportKey('pkcs8', keys.privateKey)).toString('base64');
  const keyPem = `-----BEGIN PRIVATE KEY-----\n${pkcs8.match(/.{1,64}/g)?.join('\n')}\n-----END PRIVATE KEY-----\n`;
  return {
    der,
    pem: certificatePem(der),
    keyPem,
    signer: {
      certificate: der,
      sign: async (data, algorithm) => createSign(algorithm).update(data).sign(keyPem),
    },
    issuer: certificate,
    signingKey: keys.privateKey,
  };
}
