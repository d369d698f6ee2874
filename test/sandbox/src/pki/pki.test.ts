import { createPrivateKey, X509Certificate } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { makeTestFolder } from '../testing/folder.js';
import { HAS_OPENSSL, openssl } from '../testing/openssl.js';
import { CARD_KEY_USES, type CardCertificates } from './card-certificates.js';
import { openPki, type Pki } from './pki.js';
import {
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  X509Certificate as X509,
} from './x509.js';

let folder: string;
let pki: Pki;
let doctor: CardCertificates;

beforeAll(async () => {
  folder = await makeTestFolder();
  pki = await openPki(folder);
  doctor = await pki.card('medecin');
});

const parse = (pem: string): X509 => new X509(pem);
const usagesOf = (pem: string): number | undefined => parse(pem).getExtension(KeyUsagesExtension)?.usages;
const extendedUsagesOf = (pem: string): readonly string[] =>
  (parse(pem).getExtension(ExtendedKeyUsageExtension)?.usages ?? []).map(String);

describe('names of the test PKI', () => {
  it('has the shape of the test branch and names that are not those of IGC-Santé', () => {
    expect(parse(pki.authorities.persons.certificate).subject).toBe(
      'C=FR, O=VIRTUAL-CPS, OU=0002 000000000, OU=IGC-VIRTUELLE TEST, CN=TEST AC VIRTUELLE FORT PERSONNES',
    );
    expect(parse(pki.authorities.organisations.certificate).issuer).toContain(
      'CN=TEST AC RACINE VIRTUELLE FORT',
    );
    for (const { certificate } of Object.values(pki.authorities)) {
      expect(parse(certificate).subject).not.toMatch(/ASIP|IGC-SANTE|187512751/);
    }
  });

  it('gives a card one multi-valued RDN with CN, SN and GN, sorted as DER wants', () => {
    const certificate = parse(doctor.signature.certificate);
    expect(certificate.subjectName.toJSON()).toEqual([
      { C: ['FR'] },
      { T: ['Médecin'] },
      { CN: ['899700000013'], SN: ['DOC0000001'], G: ['ALIX'] },
    ]);
    const der = Buffer.from(certificate.subjectName.toArrayBuffer()).toString('hex');
    // GN (2a) has the shortest value, then SN (04), then CN (03).
    expect(der).toMatch(/55042a.*550404.*550403/);
  });

  it('gives all certificates of a card the same subject', () => {
    const subjects = CARD_KEY_USES.map((use) => parse(doctor[use].certificate).subject);
    expect(new Set(subjects).size).toBe(1);
  });

  it('gives an employee the subject of a CPE, without SN nor GN', async () => {
    const secretary = await pki.card('secretaire');
    const subject = parse(secretary.signature.certificate).subject;
    expect(subject).toContain('O=HOPITAL VIRTUEL, OU=1750000001');
    expect(subject).not.toContain('SN=');
  });
});

describe('the authorities of the teleservices', () => {
  it('have the name that software looks for, under an organisation that cannot be taken for the real one', async () => {
    const { softwareTrust, software, vitaleCard } = await pki.teleservices();
    expect(parse(softwareTrust).subject).toBe(
      'C=FR, O=VIRTUAL-CPS, OU=IGC-VIRTUELLE TEST, CN=TEST AC IGC-SANTE ELEMENTAIRE ORGANISATIONS',
    );
    const { certificate } = await software('INSI-AUTO');
    expect(parse(certificate).subject).toContain('OU=10B0152872, CN=INSI-AUTO');
    expect(extendedUsagesOf(certificate)).toEqual(['1.3.6.1.5.5.7.3.2']);
    const card = await vitaleCard('0000000101');
    expect(parse(card.certificate).subject).toBe('C=FR, O=SIMULATION, OU=VITALE, CN=0000000101');
    expect(await pki.teleservices()).toBe(await pki.teleservices());
  });
});

describe('profiles of the certificates', () => {
  it('separates the authentication key from the signature key by their usages', () => {
    expect(usagesOf(doctor.authentication.certificate)).toBe(
      KeyUsageFlags.digitalSignature | KeyUsageFlags.keyEncipherment,
    );
    expect(usagesOf(doctor.signature.certificate)).toBe(KeyUsageFlags.nonRepudiation);
    expect(extendedUsagesOf(doctor.authentication.certificate)).toEqual([
      '1.3.6.1.5.5.7.3.2',
      '1.3.6.1.4.1.311.20.2.2',
    ]);
    expect(extendedUsagesOf(doctor.signature.certificate)).toEqual([]);
  });

  it.each([
    ['card type CPS', '1.2.250.1.71.1.2.2', '020100'],
    ['card number', '1.2.250.1.71.1.2.3', `130a${Buffer.from('2800000001').toString('hex')}`],
    ['test category 80', '1.2.250.1.71.1.2.5', '02020080'],
    ['profession', '1.2.250.1.71.1.2.7', `1302${Buffer.from('10').toString('hex')}`],
    ['speciality', '1.2.250.1.71.4.2.5', `1304${Buffer.from('SM54').toString('hex')}`],
  ])('carries the private extension: %s', (_name, oid, expected) => {
    const extension = parse(doctor.signature.certificate).getExtension(oid);
    expect(Buffer.from(extension?.value ?? new ArrayBuffer(0)).toString('hex')).toBe(expected);
  });

  it('leaves out the extensions a profile has no value for', async () => {
    const nurse = await pki.card('infirmier');
    expect(parse(nurse.signature.certificate).getExtension('1.2.250.1.71.4.2.5')).toBeNull();
  });

  it('names only loopback in the certificate of the servers', () => {
    const certificate = new X509Certificate(pki.server.certificate);
    expect(certificate.subjectAltName).toBe(
      'DNS:localhost, IP Address:127.0.0.1, IP Address:0:0:0:0:0:0:0:1',
    );
    expect(extendedUsagesOf(pki.server.certificate)).toEqual(['1.3.6.1.5.5.7.3.1']);
  });

  it('uses RSA 2048 and SHA-256 everywhere', () => {
    const all = [pki.server, ...Object.values(pki.authorities), ...Object.values(doctor)];
    for (const { certificate, key } of all) {
      const parsed = new X509Certificate(certificate);
      expect(parsed.publicKey.asymmetricKeyDetails?.modulusLength).toBe(2048);
      expect(parse(certificate).signatureAlgorithm).toMatchObject({ hash: { name: 'SHA-256' } });
      expect(parsed.checkPrivateKey(createPrivateKey(key))).toBe(true);
    }
  });

  it('makes an expired card whose validity is over, and a foreign one signed by another root', async () => {
    const expired = await pki.card('medecin-expire');
    expect(Date.parse(new X509Certificate(expired.signature.certificate).validTo)).toBeLessThan(Date.now());
    const foreign = await pki.card('medecin-etranger');
    expect(parse(foreign.signature.certificate).issuer).toBe(
      parse(pki.authorities.foreignPersons.certificate).subject,
    );
  });
});

describe.skipIf(!HAS_OPENSSL)('openssl', () => {
  const verify = async (
    certificate: string,
    trust: string,
    ...options: readonly string[]
  ): Promise<string> => {
    const directory = path.join(folder, 'verify');
    await mkdir(directory, { recursive: true });
    const file = path.join(directory, 'certificate.pem');
    const trustFile = path.join(directory, 'trust.pem');
    await writeFile(file, certificate);
    await writeFile(trustFile, trust);
    return openssl(['verify', '-x509_strict', ...options, '-CAfile', trustFile, file]);
  };

  it('accepts each card certificate strictly, for its purpose', async () => {
    const { authentication, signature, technical } = doctor;
    expect(await verify(authentication.certificate, pki.cardTrust, '-purpose', 'sslclient')).toContain(
      ': OK',
    );
    expect(await verify(signature.certificate, pki.cardTrust)).toContain(': OK');
    expect(await verify(technical.certificate, pki.cardTrust)).toContain(': OK');
  });

  it('accepts the certificate of the servers under the root alone once its issuer is sent along', async () => {
    const issuer = path.join(folder, 'issuer.pem');
    await writeFile(issuer, pki.authorities.organisations.certificate);
    const options = ['-untrusted', issuer, '-purpose', 'sslserver', '-verify_hostname', 'localhost'];
    expect(await verify(pki.server.certificate, pki.serverTrust, ...options)).toContain(': OK');
  });

  it('refuses a foreign card, and an expired one', async () => {
    const foreign = await pki.card('medecin-etranger');
    const expired = await pki.card('medecin-expire');
    await expect(verify(foreign.signature.certificate, pki.cardTrust)).rejects.toThrow(
      'unable to get local issuer',
    );
    await expect(verify(expired.signature.certificate, pki.cardTrust)).rejects.toThrow(
      'certificate has expired',
    );
  });
});

describe('a stored PKI', () => {
  it('is used again as it is', async () => {
    const again = await openPki(folder);
    expect(again.server).toEqual(pki.server);
    expect(again.authorities).toEqual(pki.authorities);
    expect(await again.card('medecin')).toEqual(doctor);
  });

  it('is made again, downwards only, where a file is damaged', async () => {
    const copy = await makeCopy();
    await writeFile(path.join(copy, 'authorities', 'organisations.pem'), 'not a certificate');
    const again = await openPki(copy);
    expect(again.authorities.root).toEqual(pki.authorities.root);
    expect(again.authorities.persons).toEqual(pki.authorities.persons);
    expect(again.authorities.organisations.certificate).not.toBe(pki.authorities.organisations.certificate);
    expect(again.server.key).not.toBe(pki.server.key);
  });

  it('is made again where the key does not belong to the certificate', async () => {
    const copy = await makeCopy();
    await writeFile(path.join(copy, 'servers', 'localhost.key'), doctor.signature.key);
    expect((await openPki(copy)).server.certificate).not.toBe(pki.server.certificate);
  });

  it('renews a leaf in its last month and keeps the authorities', async () => {
    const copy = await makeCopy();
    const later = new Date(Date.now() + 1080 * 24 * 3600_000);
    const again = await openPki(copy, later);
    expect(again.authorities).toEqual(pki.authorities);
    expect(again.server.certificate).not.toBe(pki.server.certificate);
    expect(Date.parse(new X509Certificate(again.server.certificate).validTo)).toBeGreaterThan(
      later.getTime(),
    );
  });

  const makeCopy = async (): Promise<string> => {
    const copy = path.join(folder, `copy-${Math.random()}`);
    for (const name of [
      'authorities/root',
      'authorities/persons',
      'authorities/organisations',
      'authorities/foreignRoot',
      'authorities/foreignPersons',
      'servers/localhost',
    ]) {
      for (const end of ['pem', 'key']) {
        const target = path.join(copy, `${name}.${end}`);
        await mkdir(path.dirname(target), { recursive: true });
        await writeFile(target, await readFile(path.join(folder, `${name}.${end}`)));
      }
    }
    return copy;
  };
});
