import { indexByCode } from './coded-value.js';
import civilities from './data/civilities.json' with { type: 'json' };
import documentTypes from './data/document-types.json' with { type: 'json' };
import encounterParticipations from './data/encounter-participations.json' with { type: 'json' };
import encounterTypes from './data/encounter-types.json' with { type: 'json' };
import genders from './data/genders.json' with { type: 'json' };
import hl7Confidentialities from './data/hl7-confidentialities.json' with { type: 'json' };
import participations from './data/participations.json' with { type: 'json' };
import roleClasses from './data/role-classes.json' with { type: 'json' };
import titles from './data/titles.json' with { type: 'json' };
import { DOCUMENT_TYPES } from './document-types.js';

/** Civilities of a person's name (CDA `prefix`): JDV_J245. */
export const CIVILITIES = indexByCode(civilities.codes);

/** Titles of a person's name (CDA `suffix`): JDV_J246. */
export const TITLES = indexByCode(titles.codes);

/** Sexes of a patient (CDA `administrativeGenderCode`): JDV_J143. */
export const GENDERS = indexByCode(genders.codes);

/** Confidentiality of a header, as HL7 has it: 2.16.840.1.113883.1.11.10228. */
export const HL7_CONFIDENTIALITIES = indexByCode(hl7Confidentialities.codes);

/** Kinds of participants (CDA `participant/@typeCode`): JDV_J144. */
export const PARTICIPATIONS = indexByCode(participations.codes);

/** Kinds of roles of participants (CDA `associatedEntity/@classCode`): JDV_J141. */
export const ROLE_CLASSES = indexByCode(roleClasses.codes);

/** Kinds of encounters (CDA `encompassingEncounter/code`): JDV_J142. */
export const ENCOUNTER_TYPES = indexByCode(encounterTypes.codes);

/** Kinds of participants of an encounter (CDA `encounterParticipant/@typeCode`): JDV_J140. */
export const ENCOUNTER_PARTICIPATIONS = indexByCode(encounterParticipations.codes);

/**
 * Document types of JDV_J07 that have no class (ASS_X04): a header may name them, but they cannot be published with the
 * metadata the DMP wants.
 */
export const TYPES_WITHOUT_CLASS: readonly string[] = [...indexByCode(documentTypes.codes).keys()].filter(
  (code) => !DOCUMENT_TYPES.has(code),
);

/**
 * Specialities that JDV_J01 had until its edition of 13/12/2024, which the official header rules still hold: a header
 * may name them, new documents of this package may not.
 */
export const SPECIALITIES_UNTIL_2024: readonly string[] = ['G15_35', 'G15_36', 'G15_37', 'G15_38', 'G15_39'];
