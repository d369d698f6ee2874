import 'reflect-metadata';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { KeyUsageFlags } from '@peculiar/x509';
import { beforeAll, describe, expect, it } from 'vitest';
import { makeCertificate, type TestCertificate } from '../testing/certificates.js';
import { conformance, hasConformance, hasProgram } from '../testing/programs.js';
import { distinguishedName, issuerDistinguishedName } from './distinguished-name.js';
import { certificateFromPem, certificatePem } from './pem.js';
import { sameDistinguishedName } from './same-distinguished-name.js';
import { serialNumberDecimal } from './serial-number.js';
import { subjectValues } from './subject-values.js';
import { certificateUsages } from './usages.js';

const code = (value: string) => expect.objectContaining({ code: value });

let authority: TestCertificate;
let card: TestCertificate;

beforeAll(async () => {
  authority = await makeCertificate({
    subject: [
      { C: ['FR'] },
      { O: ['ASIP-SANTE'] },
      { OU: ['0002 187512751'] },
      { CN: [{ utf8String: 'TEST AC, "PERSONNES" + 1' }] },
    ],
    authority: true,
  });
  card = await makeCertificate({
    issuer: authority,
    serialNumber: '781c73fa2a67bb14906541c6490a33f7',
    // A card's subject: one RDN holds the number, the name and the given name.
    subject: [
      { C: ['FR'] },
      { '2.5.4.12': ['Médecin'] },
      { '2.5.4.42': ['MAX'], '2.5.4.4': ["L'IBRE"], CN: ['899900063480'] },
    ],
  });
});

describe('distinguishedName', () => {
  it('writes the most specific RDN first, with GN and the attributes of one RDN joined by +', () => {
    expect(distinguishedName(card.der)).toMatch(/^[^,]+,T=Médecin,C=FR$/);
    expect(distinguishedName(card.der).split(',')[0]?.split('+').sort()).toEqual([
      'CN=899900063480',
      'GN=MAX',
      "SN=L'IBRE",
    ]);
  });

  it('escapes what RFC 2253 wants escaped', () => {
    expect(issuerDistinguishedName(card.der)).toBe(
      'CN=TEST AC\\, \\"PERSONNES\\" \\+ 1,OU=0002 187512751,O=ASIP-SANTE,C=FR',
    );
  });

  it('escapes a leading sign and spaces at both ends, and writes other types as OID and DER', async () => {
    const { der } = await makeCertificate({
      subject: [
        { O: [{ utf8String: '#1 ' }] },
        { CN: [{ utf8String: ' x ' }] },
        { '2.5.4.5': [{ printableString: '42' }] },
      ],
    });
    expect(distinguishedName(der)).toBe('2.5.4.5=#13023432,CN=\\ x\\ ,O=\\#1\\ ');
  });

  it('refuses bytes that are no certificate', () => {
    expect(() => distinguishedName(Buffer.from('nothing'))).toThrow(code('CERTIFICATE'));
    expect(() => serialNumberDecimal(Buffer.from('nothing'))).toThrow(code('CERTIFICATE'));
  });

  it.skipIf(!hasProgram('openssl'))('says what openssl says', () => {
    const { stdout } = spawnSync(
      'openssl',
      ['x509', '-noout', '-issuer', '-nameopt', 'RFC2253,-esc_msb,utf8'],
      {
        input: card.pem,
        encoding: 'utf8',
      },
    );
    expect(stdout.trim()).toBe(`issuer=${issuerDistinguishedName(card.der)}`);
  });

  it.skipIf(!hasConformance())('says what the official lot signature says of its signer', () => {
    const xml = readFileSync(conformance('dmp/messages/TD2.1_SignatureXades.xml'), 'utf8');
    const of = (name: string) => new RegExp(`<${name}[^>]*>([^<]*)<`).exec(xml)?.[1] ?? '';
    const der = Buffer.from(of('X509Certificate'), 'base64');
    expect(issuerDistinguishedName(der)).toBe(of('X509IssuerName'));
    expect(serialNumberDecimal(der)).toBe(of('X509SerialNumber'));
    expect(distinguishedName(der)).toBe('GN=MAX+SN=LIBRE+CN=899900063480,T=Médecin,C=FR');
  });
});

describe('sameDistinguishedName', () => {
  it.each([
    ['order of RDNs and spaces', 'CN=a,O=b,C=FR', 'C = FR, O = b, CN = a'],
    ['order inside one RDN', 'CN=a+SN=b+GN=c,C=FR', 'GN=c+CN=a+SN=b,C=FR'],
    ['keywords of other platforms', 'CN=a,ST=Sarthe,GN=x,C=FR', 'CN=a,S=Sarthe,G=x,C=FR'],
    ['OID and DER forms', 'SN=ERAL+GN=ADMIS,C=FR', '2.5.4.4=#14044552414c+2.5.4.42=#140541444d4953,C=FR'],
    ['OID with its prefix', 'GN=x', 'OID.2.5.4.42=x'],
    ['case', 'cn=Dupont,c=fr', 'CN=DUPONT,C=FR'],
    ['quotes instead of escapes', 'CN=a\\, b,C=FR', 'CN="a, b",C=FR'],
    ['escaped UTF-8 bytes', 'OU=M\\C3\\A9decin', 'OU=Médecin'],
    ['semicolons', 'CN=a,C=FR', 'CN=a;C=FR'],
    ['title by its two keywords', 'T=x,C=FR', 'title=x,C=FR'],
  ])('is indifferent to %s', (_name, a, b) => {
    expect(sameDistinguishedName(a, b)).toBe(true);
    expect(sameDistinguishedName(b, a)).toBe(true);
  });

  it.each([
    ['another value', 'CN=a,C=FR', 'CN=b,C=FR'],
    ['a missing RDN', 'CN=a,C=FR', 'CN=a'],
    ['a repeated RDN', 'CN=a,OU=b,OU=b', 'CN=a,OU=b'],
    ['one RDN of two attributes instead of two', 'CN=a+O=b', 'CN=a,O=b'],
    ['an escaped separator', 'CN=a\\,O=b', 'CN=a,O=b'],
  ])('sees %s', (_name, a, b) => {
    expect(sameDistinguishedName(a, b)).toBe(false);
  });

  it('recognises every name it writes, most general first as well', () => {
    const name = distinguishedName(card.der);
    const reversed = name.split(',').reverse().join(', ');
    expect(sameDistinguishedName(name, reversed)).toBe(true);
  });

  it.each(['', 'CN', 'XX=1', 'CN=a,,C=FR', 'CN=#0c'])('refuses %j, which is no name', (name) => {
    expect(() => sameDistinguishedName(name, 'CN=a')).toThrow(code('CERTIFICATE'));
  });
});

describe('certificates in PEM', () => {
  it('come back as they went', () => {
    expect(certificatePem(card.der)).toMatch(
      /^-----BEGIN CERTIFICATE-----\n(?:.{1,64}\n)+-----END CERTIFICATE-----\n$/,
    );
    expect(Buffer.compare(certificateFromPem(certificatePem(card.der)), card.der)).toBe(0);
    expect(() => certificateFromPem('nothing')).toThrow(code('CERTIFICATE'));
  });

  it('have serial numbers longer than a number', () => {
    expect(serialNumberDecimal(card.der)).toBe(BigInt('0x781c73fa2a67bb14906541c6490a33f7').toString());
  });
});

describe('certificateUsages', () => {
  it('tells a key that signs from one that authenticates, and an unlimited one', async () => {
    const clientAuth = '1.3.6.1.5.5.7.3.2';
    const { digitalSignature, nonRepudiation } = KeyUsageFlags;
    const subject = [{ CN: ['usages'] }];
    const [signs, authenticates] = await Promise.all([
      makeCertificate({ subject, usages: digitalSignature | nonRepudiation }),
      makeCertificate({ subject, usages: digitalSignature, extendedUsages: [clientAuth] }),
    ]);
    expect(certificateUsages(signs.der)).toEqual({ nonRepudiation: true, extended: [] });
    expect(certificateUsages(authenticates.der)).toEqual({
      nonRepudiation: false,
      extended: [clientAuth],
    });
    expect(certificateUsages(card.der).nonRepudiation).toBeUndefined();
    expect(() => certificateUsages(Buffer.from('no certificate'))).toThrow(code('CERTIFICATE'));
  });
});

describe('subjectValues', () => {
  it('gives every value of an attribute, in order', () => {
    expect(subjectValues(card.der, 'CN')).toEqual(['899900063480']);
    expect(subjectValues(authority.der, 'OU')).toEqual(['0002 187512751']);
    expect(subjectValues(card.der, 'OU')).toEqual([]);
    expect(() => subjectValues(Buffer.from('no certificate'), 'CN')).toThrow(code('CERTIFICATE'));
  });
});
