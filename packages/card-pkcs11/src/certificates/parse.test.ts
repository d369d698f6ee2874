import { AsnConvert } from '@peculiar/asn1-schema';
import { AttributeTypeAndValue, AttributeValue, Name, RelativeDistinguishedName } from '@peculiar/asn1-x509';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTestPki } from '../testing/pki.js';
import { EXTENSION, readCategory, readCode, readExtension } from './extensions.js';
import { ATTRIBUTE, type CardCertificate, firstValue, parseCertificate, readName } from './parse.js';

const pki = createTestPki();

function buildName(rdns: readonly (readonly { type: string; value: string }[])[]): Name {
  const name = new Name(
    rdns.map(
      (rdn) =>
        new RelativeDistinguishedName(
          rdn.map(
            ({ type, value }) =>
              new AttributeTypeAndValue({ type, value: new AttributeValue({ utf8String: value }) }),
          ),
        ),
    ),
  );
  return AsnConvert.parse(AsnConvert.serialize(name), Name);
}

describe('parseCertificate', () => {
  it('reads CN, SN and GN from one multi-valued RDN', () => {
    const { subject } = parseCertificate(pki.authentication.der);
    expect(firstValue(subject, ATTRIBUTE.commonName)).toBe('899700000013');
    expect(firstValue(subject, ATTRIBUTE.surname)).toBe('DOC0000001');
    expect(firstValue(subject, ATTRIBUTE.givenName)).toBe('ALIX');
    expect(firstValue(subject, ATTRIBUTE.title)).toBe('Médecin');
  });

  it('tells the signature certificate by its key usage', () => {
    expect(parseCertificate(pki.signature.der).nonRepudiation).toBe(true);
    expect(parseCertificate(pki.authentication.der).nonRepudiation).toBe(false);
  });

  it('refuses bytes that are no certificate', () => {
    expect(() => parseCertificate(new Uint8Array([0x30, 0x03, 1, 2, 3]))).toThrow(
      expect.objectContaining({ code: 'CARD_DATA', cause: expect.anything() }),
    );
  });
});

describe('readName', () => {
  const attribute = fc.record({
    type: fc.constantFrom(...Object.values(ATTRIBUTE), '2.5.4.10', '2.5.4.6'),
    value: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }),
  });

  it('keeps every value of every attribute, however they share RDNs', () => {
    fc.assert(
      fc.property(fc.array(fc.array(attribute, { minLength: 1, maxLength: 3 }), { maxLength: 5 }), (rdns) => {
        const read = readName(buildName(rdns));
        const flat = rdns.flat();
        for (const type of new Set(flat.map((part) => part.type))) {
          // A SET is sorted by its encoding: within one RDN the order is not kept.
          const expected = flat.filter((part) => part.type === type).map(({ value }) => value);
          expect([...(read.get(type) ?? [])].sort()).toEqual([...expected].sort());
        }
        expect([...read.values()].flat()).toHaveLength(flat.length);
      }),
    );
  });
});

describe('private extensions', () => {
  const withExtension = (oid: string, hex: string): CardCertificate => ({
    ...parseCertificate(pki.authentication.der),
    extensions: new Map([[oid, Buffer.from(hex, 'hex')]]),
  });

  it.each([
    ['INTEGER', '02010a', '10'],
    ['PrintableString', '13023130', '10'],
    ['UTF8String', '0c023130', '10'],
    ['OCTET STRING', '04023130', '10'],
    ['raw text', '3130', '10'],
    ['small INTEGER, padded', '020100', '00'],
  ])('reads a profession given as %s', (_form, hex, expected) => {
    expect(readCode(withExtension(EXTENSION.profession, hex), EXTENSION.profession)).toBe(expected);
  });

  it.each([
    ['INTEGER 128 is 0x80', '02020080', '80'],
    ['INTEGER 80', '020150', '80'],
    ['text 82', '13023832', '82'],
    ['INTEGER 0', '020100', '00'],
  ])('reads a category: %s', (_form, hex, expected) => {
    expect(readCategory(withExtension(EXTENSION.category, hex))).toBe(expected);
  });

  it('says nothing of an absent extension', () => {
    const certificate = parseCertificate(pki.server.der);
    expect(readExtension(certificate, EXTENSION.profession)).toBeUndefined();
    expect(readCategory(certificate)).toBeUndefined();
  });
});
