import {
  CIVILITIES,
  ENCOUNTER_PARTICIPATIONS,
  ENCOUNTER_TYPES,
  GENDERS,
  HL7_CONFIDENTIALITIES,
  PARTICIPATIONS,
  ROLE_CLASSES,
  SPECIALITIES_UNTIL_2024,
  TITLES,
  TYPES_WITHOUT_CLASS,
} from '../codes/header-codes.js';
import type { ValueSets } from '../codes/value-sets.js';
import type { HeaderValueSets } from './template/element-template.js';

/** Value sets of the header rules: those of the package, or newer editions of them. */
export function headerValueSets(valueSets: ValueSets): HeaderValueSets {
  return {
    typeCode: new Set([...valueSets.documentTypes.keys(), ...TYPES_WITHOUT_CLASS]),
    authorSpecialty: new Set([...valueSets.authorSpecialities.keys(), ...SPECIALITIES_UNTIL_2024]),
    practiceSetting: valueSets.practiceSettings,
    facilityType: new Set(valueSets.facilityTypes.keys()),
    functionCode: new Set(valueSets.authorRoles.keys()),
    relation: new Set(valueSets.patientRelations.keys()),
    confidentiality: new Set(HL7_CONFIDENTIALITIES.keys()),
    gender: new Set(GENDERS.keys()),
    civility: new Set(CIVILITIES.keys()),
    title: new Set(TITLES.keys()),
    participation: new Set(PARTICIPATIONS.keys()),
    roleClass: new Set(ROLE_CLASSES.keys()),
    encounterType: new Set(ENCOUNTER_TYPES.keys()),
    encounterParticipation: new Set(ENCOUNTER_PARTICIPATIONS.keys()),
  };
}
