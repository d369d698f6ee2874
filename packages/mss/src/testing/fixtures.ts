import type { FileToPack, XdmInput } from '../xdm/input.js';

/** A fictitious patient, author, practice. */
export const PATIENT = {
  ins: { value: '275126322074974', oid: '1.2.250.1.213.1.4.10' },
  birthName: 'ADRUN',
  givenNames: 'ZOÉ',
  birthDate: '19751231',
  sex: 'F',
  birthPlace: '63220',
} as const;

export const PDF_BYTES = Buffer.from('%PDF-1.4 fictitious');

export const REPORT: FileToPack = {
  file: PDF_BYTES,
  format: 'pdf',
  title: 'Compte rendu de consultation',
  description: 'Consultation du 15 janvier',
  type: {
    code: '11488-4',
    system: '2.16.840.1.113883.6.1',
    label: 'CR ou fiche de consultation ou de visite',
  },
  facility: { code: 'SA07', system: '1.2.250.1.71.4.2.4', label: 'Cabinet individuel' },
  practiceSetting: { code: 'AMBULATOIRE', system: '1.2.250.1.213.1.1.4.9', label: 'Ambulatoire' },
};

/** Input of an archive with a fixed clock and fixed identifiers. */
export function xdmInput(more: Partial<XdmInput> = {}): XdmInput {
  let made = 0;
  return {
    patient: PATIENT,
    author: {
      id: '899700000001',
      name: 'ESSAI',
      given: 'Paul',
      speciality: {
        code: 'G15_10/SM26',
        system: '1.2.250.1.213.1.1.4.5',
        label: 'Médecin - Médecine générale (SM)',
      },
    },
    institution: {
      id: '499700000001001',
      name: 'Cabinet & Cie',
      phone: '01 02 03 04 05',
      address: '1 rue de l’Essai',
    },
    software: { name: 'Logiciel', version: '1.2', editor: 'Éditeur', oid: '1.2.250.1.999.1.1' },
    documents: [REPORT, { ...REPORT, file: Buffer.from('Bonjour'), format: 'text', title: 'Note' }],
    now: () => new Date('2025-01-15T09:30:00Z'),
    newUuid: () => {
      made += 1;
      return `00000000-0000-4000-8000-${String(made).padStart(12, '0')}`;
    },
    ...more,
  };
}
