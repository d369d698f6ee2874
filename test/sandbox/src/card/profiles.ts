import type { DistinguishedName } from '../pki/subject.js';
import type { CardProfileName } from './profile.js';

/** A work situation on the card: one `CPS_ACTIVITY_nn_PS` object (cps-card 3.2). */
export interface CardActivity {
  /** 1 to 16; the numbering of real cards has holes. */
  readonly number: number;
  /** G17: `00` self-employed, `01` salaried. */
  readonly status: string;
  readonly structureName: string;
  /** National identifier of the structure with its type digit (cps-card 5, G07). */
  readonly structureIdentifier: string;
  /** R02, e.g. `SA07`. */
  readonly sector: string;
}

/** Everything the sandbox writes on one card. All of it is fictitious. */
export interface CardProfile {
  readonly name: CardProfileName;
  readonly cardType: 'CPS' | 'CPF' | 'CPE' | 'CPA';
  /**
   * 10 digits. The first 8 differ between cards: the real module caches card files by serial number and gives one
   * card the files of the other when they are too alike (cps-card 1.2).
   */
  readonly serialNumber: string;
  readonly subject: DistinguishedName;
  /** Who signs the certificates; `foreignPersons` is trusted by no simulator. */
  readonly authority: 'persons' | 'foreignPersons';
  /** `past` makes certificates whose validity has ended. */
  readonly validity: 'current' | 'past';
  readonly holder: {
    /** National identifier with its type digit (cps-card 5, G08). */
    readonly nationalIdentifier: string;
    readonly familyName: string;
    readonly givenName: string;
    /** G15. */
    readonly profession?: string;
    /** R01. */
    readonly speciality?: string;
  };
  readonly activities: readonly CardActivity[];
}

const HOSPITAL = {
  structureName: 'HOPITAL VIRTUEL',
  structureIdentifier: '1750000001',
  sector: 'SA01',
} as const;

const DOCTOR_HOLDER = {
  nationalIdentifier: '899700000013',
  familyName: 'DOC0000001',
  givenName: 'ALIX',
  profession: '10',
  speciality: 'SM54',
} as const;

/** The doctor of cps-card 9.2: two activities, number 2 missing on purpose. */
const DOCTOR: CardProfile = {
  name: 'medecin',
  cardType: 'CPS',
  serialNumber: '2800000001',
  subject: cpsSubject('Médecin', DOCTOR_HOLDER),
  authority: 'persons',
  validity: 'current',
  holder: DOCTOR_HOLDER,
  activities: [
    { number: 1, status: '01', ...HOSPITAL },
    {
      number: 3,
      status: '00',
      structureName: 'CABINET VIRTUEL',
      structureIdentifier: '499700000013001',
      sector: 'SA07',
    },
  ],
};

const NURSE_HOLDER = {
  nationalIdentifier: '899700000021',
  familyName: 'INF0000002',
  givenName: 'CAMILLE',
  profession: '60',
} as const;

const PHARMACIST_HOLDER = {
  nationalIdentifier: '899700000039',
  familyName: 'PHA0000003',
  givenName: 'DOMINIQUE',
  profession: '21',
} as const;

const SECRETARY_HOLDER = {
  nationalIdentifier: '3750000001/0000000004',
  familyName: 'SEC0000004',
  givenName: 'CHARLIE',
} as const;

/** Every card of the sandbox. */
export const CARD_PROFILES: Readonly<Record<CardProfileName, CardProfile>> = {
  medecin: DOCTOR,
  infirmier: {
    name: 'infirmier',
    cardType: 'CPS',
    serialNumber: '2800010002',
    subject: cpsSubject('Infirmier', NURSE_HOLDER),
    authority: 'persons',
    validity: 'current',
    holder: NURSE_HOLDER,
    activities: [
      {
        number: 1,
        status: '00',
        structureName: 'CABINET INFIRMIER VIRTUEL',
        structureIdentifier: '499700000021001',
        sector: 'SA08',
      },
    ],
  },
  pharmacien: {
    name: 'pharmacien',
    cardType: 'CPS',
    serialNumber: '2800020003',
    subject: cpsSubject('Pharmacien', PHARMACIST_HOLDER),
    authority: 'persons',
    validity: 'current',
    holder: PHARMACIST_HOLDER,
    activities: [
      {
        number: 2,
        status: '00',
        structureName: 'PHARMACIE VIRTUELLE',
        structureIdentifier: '1750000003',
        sector: 'SA33',
      },
    ],
  },
  secretaire: {
    name: 'secretaire',
    cardType: 'CPE',
    serialNumber: '2800030004',
    // cps-card 4.2, row CPE: no SN nor GN, the establishment in OU and O.
    subject: [
      { C: 'FR' },
      { ST: 'Paris (75)' },
      { O: HOSPITAL.structureName },
      { OU: HOSPITAL.structureIdentifier },
      { title: 'Carte de service santé ou social' },
      { pseudonym: 'CHARLIE SEC0000004' },
      { CN: SECRETARY_HOLDER.nationalIdentifier },
    ],
    authority: 'persons',
    validity: 'current',
    holder: SECRETARY_HOLDER,
    activities: [{ number: 1, status: '01', ...HOSPITAL }],
  },
  'medecin-expire': {
    ...DOCTOR,
    name: 'medecin-expire',
    serialNumber: '2800040005',
    validity: 'past',
  },
  'medecin-etranger': {
    ...DOCTOR,
    name: 'medecin-etranger',
    serialNumber: '2800050006',
    authority: 'foreignPersons',
  },
};

/** cps-card 4.2: one multi-valued RDN holds CN, SN and GN. */
function cpsSubject(
  title: string,
  holder: { readonly nationalIdentifier: string; readonly familyName: string; readonly givenName: string },
): DistinguishedName {
  return [
    { C: 'FR' },
    { title },
    { CN: holder.nationalIdentifier, SN: holder.familyName, GN: holder.givenName },
  ];
}
