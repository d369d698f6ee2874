import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCertificate } from '../certificates/parse.js';
import { createTestPki, type TestPkiOptions } from '../testing/pki.js';
import { tlv } from '../testing/tlv.js';
import { activityValue } from '../testing/virtual-card.js';
import { readActivity } from './activity.js';
import { buildProfessional } from './build.js';
import { isFromWithdrawnAuthority, readCardKind, readCpxType } from './card-category.js';
import { readInformation } from './information.js';

const certificateOf = (options: TestPkiOptions) =>
  parseCertificate(createTestPki(options).authentication.der);
const doctor = certificateOf({});

describe('readActivity', () => {
  it('reads name, structure and sector of one activity, whatever else it holds', () => {
    const texts = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 60 })
      .filter((text) => text.trim() === text && text !== '');
    fc.assert(
      fc.property(texts, texts, fc.constantFrom(0x81, 0x87, 0x9f1f), (name, structure, unknown) => {
        const bytes = tlv(
          0xee,
          tlv(unknown, 'other'),
          tlv(0x84, name),
          tlv(0x85, structure),
          tlv(0x86, 'SA07'),
        );
        expect(readActivity(bytes)).toEqual({
          name,
          structureIdentifier: structure,
          sector: 'SA07',
          sectorLabel: 'Cabinet individuel',
        });
      }),
    );
  });

  it('falls back on the last 4 characters when the object is not BER', () => {
    expect(readActivity(Buffer.from('garbage SA33'))).toMatchObject({ sector: 'SA33', name: '' });
  });

  it('keeps a sector newer than the table', () => {
    expect(readActivity(activityValue('X', '1', 'SA99'))).toMatchObject({
      sector: 'SA99',
      sectorLabel: 'SA99',
    });
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => void readActivity(bytes)));
  });
});

describe('readInformation', () => {
  it('takes the speciality from the last 4 characters, padding aside', () => {
    expect(readInformation(Buffer.from('anything SM26\0\0'))).toEqual({ specialityCode: 'SM26' });
  });

  it('finds longer codes as whole elements', () => {
    const bytes = tlv(0xed, tlv(0x81, '40'), tlv(0x82, 'SCD01'));
    expect(readInformation(bytes)).toEqual({ professionCode: '40', specialityCode: 'SCD01' });
  });

  it('takes no speciality where there is none', () => {
    expect(readInformation(tlv(0xed, tlv(0x81, '60')))).toEqual({ professionCode: '60' });
  });
});

describe('buildProfessional', () => {
  it('prefers the profession of the certificate to the one of the card', () => {
    const information = tlv(0xed, tlv(0x81, '60'), tlv(0x82, 'SM04'));
    const { profession, speciality } = buildProfessional(doctor, { information, activities: [] });
    expect(profession.code).toBe('10');
    expect(speciality).toMatchObject({ code: 'SM04', label: 'Cardiologie et maladies vasculaires' });
  });

  it('describes a professional in training by table G16', () => {
    const certificate = certificateOf({
      extensions: ['1.2.250.1.71.1.2.8 = ASN1:PRINTABLESTRING:10', '1.2.250.1.71.1.2.2 = ASN1:INTEGER:1'],
    });
    expect(buildProfessional(certificate, { activities: [] }).profession).toEqual({
      code: '10',
      oid: '1.2.250.1.71.1.2.8',
      label: 'Médecin en formation',
    });
    expect(readCpxType(certificate)).toBe('CPF');
  });

  it('gives the title as a label only, never as a code', () => {
    const certificate = certificateOf({ extensions: ['subjectKeyIdentifier = hash'] });
    const professional = buildProfessional(certificate, { activities: [] });
    expect(professional.profession).toMatchObject({ code: '', label: 'Médecin' });
    expect(professional).not.toHaveProperty('speciality');
  });

  it('reads an establishment card, which names no person', () => {
    const certificate = certificateOf({
      extensions: ['subjectKeyIdentifier = hash'],
      subject: [
        'C = FR',
        'ST = Paris',
        'O = CENTRE VIRTUEL',
        'OU = 1750000001',
        'title = Carte de service',
        'CN = 3750000001/0001',
      ],
    });
    expect(buildProfessional(certificate, { activities: [] })).toMatchObject({
      identifier: '3750000001/0001',
      identifierType: 'FINESS',
      familyName: '',
      givenName: '',
    });
    expect(readCpxType(certificate)).toBe('CPE');
  });
});

describe('card category', () => {
  it('tells a test card by its category, else by its authority', () => {
    expect(readCardKind(doctor)).toBe('test');
    expect(readCardKind(certificateOf({ extensions: ['1.2.250.1.71.1.2.5 = ASN1:INTEGER:0'] }))).toBe('real');
    expect(readCardKind(certificateOf({ extensions: ['subjectKeyIdentifier = hash'] }))).toBe('test');
  });

  it('recognises the withdrawn authorities of CPS2ter cards', () => {
    expect(isFromWithdrawnAuthority(doctor)).toBe(false);
    expect(isFromWithdrawnAuthority(certificateOf({ organisation: 'GIP-CPS' }))).toBe(true);
  });
});
