import { readFileSync } from 'node:fs';
import {
  type DmpSoftware,
  type DocumentFormat,
  type DocumentToSubmit,
  type PatientIdentity,
  type Professional,
  parseIns,
  type SubmissionRequest,
  type UserStructure,
} from '@dmpconnect/dmp-soap';

/** Everybody here is fictitious; the INS is one of the national test ones. */
export const INS = parseIns('279035121518989T');

export const NOW = new Date('2026-03-02T09:30:15.250Z');

export const PHYSICIAN: Professional = {
  identifier: '899700000013',
  familyName: 'KIT',
  givenName: 'DOC0013',
  profession: { code: '10' },
  speciality: { code: 'SM26' },
};

export const PHARMACIST: Professional = {
  identifier: '899700000021',
  familyName: 'D’ÉTÉ-NOËL',
  givenName: 'ZOÉ',
  profession: { code: '21' },
  speciality: { code: 'A' },
};

export const PRACTICE: UserStructure = {
  identifier: '499700000013001',
  name: 'CABINET M DOC0013 & ASSOCIÉS',
  sector: 'SA07',
};

/** The holder of the sandbox's card, in his practice. */
export const DOCTOR = {
  user: {
    identifier: '899700000013',
    familyName: 'VIRTUEL',
    givenName: 'ALIX',
    profession: { code: '10' },
    speciality: { code: 'SM54' },
  },
  structure: { identifier: '499700000013001', name: 'CABINET VIRTUEL', sector: 'SA07' },
} as const;

export const SOFTWARE: DmpSoftware = {
  name: 'Logiciel d’essai',
  version: '1.0',
  instanceId: 'a7d3b9d2-5b1c-4b0e-8f5e-2f1d3c4b5a69',
  homologationId: 'ESSAI-0001',
  oid: '2.25.223096759226473462311463853418152270441',
};

export const PATIENT: PatientIdentity = {
  birthName: 'PAT-TROIS',
  birthGiven: 'DOMINIQUE',
  givens: 'DOMINIQUE MARIE-LOUISE',
  usedName: 'D’ESSAI & FILS',
  usedGiven: 'DOM',
  birthDate: '1979-03-28',
  sex: 'F',
  birthPlace: '51215',
};

/** Every byte value, so that a text conversion on the way would be seen. */
const ALL_BYTES = Uint8Array.from({ length: 256 }, (_, value) => value);

const hex = (...parts: readonly string[]): Buffer => Buffer.from(parts.join(''), 'hex');

/** Small contents with the structure of their format, and the line ends a transport could damage. */
const CONTENTS: Readonly<Record<DocumentFormat, Uint8Array>> = {
  text: Buffer.from('Compte rendu. Rien à signaler.\r\n--frontière\r\n\r\nFin.\n\r'),
  rtf: Buffer.from('{\\rtf1\\ansi Compte rendu}'),
  jpeg: Buffer.concat([
    hex('ffd8', 'fffe0102'), // start of image, a comment of 256 bytes
    ALL_BYTES,
    hex('ffc0000b080008000801011100', 'ffda0008010100003f00', '12ff0034', 'ffd9'),
  ]),
  tiff: Buffer.concat([
    hex('49492a00', '08010000'), // the directory stands behind the 256 bytes of the image
    ALL_BYTES,
    hex(
      '0400',
      '0001' + '0300' + '01000000' + '00080000', // width
      '0101' + '0300' + '01000000' + '01000000', // length
      '1101' + '0400' + '01000000' + '08000000', // where the strip is
      '1701' + '0400' + '01000000' + '00010000', // and how long
      '00000000',
    ),
  ]),
  pdf: readFileSync(new URL('../../../e2e/fixtures/compte-rendu-de-consultation.pdf', import.meta.url)),
};

export const FORMAT_NAMES = [
  'text',
  'rtf',
  'jpeg',
  'tiff',
  'pdf',
] as const satisfies readonly DocumentFormat[];

/** A document with what is mandatory only. */
export function plainDocument(format: DocumentFormat): DocumentToSubmit {
  return {
    title: `Compte rendu <${format}> & "suite"`,
    typeCode: '11488-4',
    format,
    content: CONTENTS[format],
  };
}

/** A document with everything a header can carry. */
export function fullDocument(format: DocumentFormat): DocumentToSubmit {
  return {
    ...plainDocument(format),
    description: 'Document d’essai',
    masking: ['hiddenFromPatient'],
    creationTime: '20260301180000+0100',
    serviceStartTime: '202603011200+0100',
    serviceStopTime: '202603011230+0100',
    events: [
      { classification: 'CCAM', code: 'DEQP003', label: 'Électrocardiographie' },
      { classification: 'CIM_10', code: 'I10', label: 'Hypertension essentielle' },
    ],
    additionalAuthors: [{ ...PHARMACIST, structure: { identifier: '499700000021001', name: 'PHARMACIE' } }],
    treatingPhysician: { ...PHYSICIAN, role: 'PCP' },
    informants: [
      {
        kind: 'emergencyContact',
        familyName: 'PAT-UN',
        givenName: 'ALAIN',
        relation: 'FTH',
        telecoms: [{ value: 'tel:0144534551', use: 'MC' }],
        addresses: [
          { use: 'H', houseNumber: '1', streetName: 'rue des Lilas', postalCode: '75011', city: 'PARIS' },
        ],
      },
      { kind: 'trustedPerson', familyName: 'PAT-DEUX', givenName: 'ANNE' },
    ],
  };
}

export function submissionOf(...documents: readonly DocumentToSubmit[]): SubmissionRequest {
  return { ins: INS, patient: PATIENT, title: 'Lot d’essai', description: 'Deux & plus', documents };
}
