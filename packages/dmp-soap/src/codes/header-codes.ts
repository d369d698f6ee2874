import { indexByCode } from './coded-value.js';

/** Civilities of a person's name (CDA `prefix`): JDV_J245, edition of 31/03/2023. */
export const CIVILITIES = indexByCode({ '1.2.250.1.213.1.6.1.69': { M: 'Monsieur', MME: 'Madame' } });

/** Titles of a person's name (CDA `suffix`): JDV_J246, edition of 26/01/2024. */
export const TITLES = indexByCode({
  '1.2.250.1.213.1.6.1.11': {
    DR: 'Docteur',
    MC: 'Médecin chef',
    MG: 'Médecin général',
    PC: 'Pharmacien chef',
    PG: 'Pharmacien général',
    PR: 'Professeur',
  },
});

/** Sexes of a patient (CDA `administrativeGenderCode`): JDV_J143, edition of 26/03/2021. */
export const GENDERS = indexByCode({
  '2.16.840.1.113883.5.1': { F: 'Féminin', M: 'Masculin', UN: 'Inconnu' },
});

/** Confidentiality of a header, as HL7 has it: 2.16.840.1.113883.1.11.10228, edition of 23/03/2016. */
export const HL7_CONFIDENTIALITIES = indexByCode({
  '2.16.840.1.113883.5.25': {
    L: 'low',
    M: 'moderate',
    N: 'normal',
    R: 'restricted',
    U: 'unrestricted',
    V: 'very restricted',
  },
});

/** Kinds of participants (CDA `participant/@typeCode`): JDV_J144, edition of 26/03/2021. */
export const PARTICIPATIONS = indexByCode({
  '2.16.840.1.113883.5.90': {
    REF: 'Référent / Prescripteur',
    REFB: 'Personne ayant adressé le patient',
    INF: 'Informateur',
    RESP: "Responsable de l'acte",
    PRF: 'Exécutant',
    CON: 'Consultant',
    VRF: 'Vérificateur',
  },
});

/** Kinds of roles of participants (CDA `associatedEntity/@classCode`): JDV_J141, edition of 26/03/2021. */
export const ROLE_CLASSES = indexByCode({
  '2.16.840.1.113883.5.110': {
    PROV: 'Professionnel de santé',
    AGNT: 'Professionnel caractérisé par son rôle',
  },
});

/** Kinds of encounters (CDA `encompassingEncounter/code`): JDV_J142, edition of 26/03/2021. */
export const ENCOUNTER_TYPES = indexByCode({
  '2.16.840.1.113883.5.4': {
    IMP: 'Hospitalisation (établissement, y compris HAD)',
    EMER: 'Passage aux urgences (établissement)',
    AMB: 'Ambulatoire (hors établissement)',
    FLD: 'Terrain (voie publique, hélicoptère, ambulance, etc.)',
    HH: 'Soins à domicile (hors établissement)',
    VR: "Virtuelle (exemple : RCP en l'absence du patient)",
  },
  '1.2.250.1.213.1.1.4.2.291': {
    EXTERNE: 'Acte et consultation externe (établissement)',
    SEANCE: 'Séance (établissement ou libéral)',
  },
});

/** Kinds of participants of an encounter (CDA `encounterParticipant/@typeCode`): JDV_J140, edition of 29/01/2021. */
export const ENCOUNTER_PARTICIPATIONS = indexByCode({
  '2.16.840.1.113883.5.90': {
    ADM: "Responsable de l'admission",
    ATND: 'Superviseur / Responsable des soins',
    CON: 'Consultant',
    DIS: 'Responsable de la sortie',
    REF: 'Référent / Prescripteur',
    RESP: "Responsable de l'acte",
  },
});

/**
 * Document types of JDV_J07 (edition of 27/09/2024) that have no class (ASS_X04): a header may name them, but they
 * cannot be published with the metadata the DMP wants.
 */
export const TYPES_WITHOUT_CLASS: readonly string[] = [
  '28617-9',
  '34120-6',
  '60280-5',
  '78341-5',
  '89233-1',
  '101881-1',
  'FEUILLE-DE-STYLE',
  'E1762',
];

/**
 * Specialities that JDV_J01 had until its edition of 13/12/2024, which the official header rules still hold: a header
 * may name them, new documents of this package may not.
 */
export const SPECIALITIES_UNTIL_2024: readonly string[] = ['G15_35', 'G15_36', 'G15_37', 'G15_38', 'G15_39'];
