import { createSign } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { certificateFromPem, type Signer } from '@dmpconnect/soap';
import { mustRun } from '../run-program.js';
import { inWorkFolder } from '../work-folder.js';

/** A key and certificate made by openssl, with the authority that issued them. */
export interface IssuedCertificate {
  readonly certificatePem: string;
  /** PKCS#8, PEM. */
  readonly keyPem: string;
  readonly authorityPem: string;
}

export interface CertificateRequest {
  /** Subject as openssl takes it. */
  readonly subject: string;
  /** Lines of an openssl extension file. */
  readonly extensions: string;
  /** Hexadecimal. */
  readonly serial: string;
}

const RSA = ['-newkey', 'rsa:2048', '-noenc', '-utf8'] as const;

/** Makes an authority, and has it issue a certificate. */
export function issueCertificate(request: CertificateRequest): Promise<IssuedCertificate> {
  return inWorkFolder(async (cwd) => {
    const openssl = (...args: readonly string[]) => mustRun('openssl', args, { cwd });
    const read = (name: string) => readFileSync(join(cwd, name), 'utf8');
    const authority = '/C=FR/O=TEST/CN=TEST AC INTEROP PERSONNES';
    await openssl(
      'req',
      '-x509',
      ...RSA,
      '-days',
      '3650',
      '-subj',
      authority,
      '-keyout',
      'ca.key',
      '-out',
      'ca.pem',
    );
    await openssl('req', ...RSA, '-subj', request.subject, '-keyout', 'key.pem', '-out', 'request.pem');
    writeFileSync(join(cwd, 'extensions'), request.extensions);
    const issuing = [
      '-CA',
      'ca.pem',
      '-CAkey',
      'ca.key',
      '-set_serial',
      `0x${request.serial}`,
      '-days',
      '3650',
    ];
    await openssl(
      'x509',
      '-req',
      '-in',
      'request.pem',
      ...issuing,
      '-extfile',
      'extensions',
      '-out',
      'certificate.pem',
    );
    return { certificatePem: read('certificate.pem'), keyPem: read('key.pem'), authorityPem: read('ca.pem') };
  });
}

/** The signature key of a fictitious physician's card, in memory. */
export interface TestCard extends IssuedCertificate {
  readonly signer: Signer;
}

/** Makes a card: one RDN of its subject holds number, name and given name, and its serial number is long. */
export async function makeCard(): Promise<TestCard> {
  const issued = await issueCertificate({
    subject: '/C=FR/title=Médecin/CN=899700000013+SN=KIT+GN=DOC0013',
    extensions: 'keyUsage=critical,digitalSignature,nonRepudiation\nextendedKeyUsage=emailProtection\n',
    serial: '781c73fa2a67bb14906541c6490a33f7',
  });
  const certificate = certificateFromPem(issued.certificatePem);
  return {
    ...issued,
    signer: {
      certificate,
      chain: [certificateFromPem(issued.authorityPem)],
      sign: async (data, algorithm) => createSign(algorithm).update(data).sign(issued.keyPem),
    },
  };
}

/** A server's certificate for `localhost`. */
export function makeServerCertificate(): Promise<IssuedCertificate> {
  return issueCertificate({
    subject: '/CN=localhost',
    extensions: 'subjectAltName=DNS:localhost\n',
    serial: '02',
  });
}
