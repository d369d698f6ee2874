import type { ContactDetails, RepresentativeRelation } from '@dmpconnect/dmp-soap';
import { GENDERS, GUARDIAN_ROLES, nameOf } from '../../contract/enumerations.js';

/** Civility that the DMP writes before a name, by the name of the wire's number (js-api 11.10). */
const PREFIXES: Readonly<Record<keyof typeof GENDERS, string | undefined>> = {
  unknown: undefined,
  M: 'M',
  MME: 'MME',
};

/** Spellings of the civility of a woman or a man that records hold; a title says nothing of it. */
const GENDER_OF_PREFIX: ReadonlyMap<string, keyof typeof GENDERS> = new Map([
  ['M', 'M'],
  ['MR', 'M'],
  ['MONSIEUR', 'M'],
  ['MME', 'MME'],
  ['MLLE', 'MME'],
  ['MADAME', 'MME'],
  ['MADEMOISELLE', 'MME'],
]);

/** Civility of a `CivilStatus` as the DMP writes it. */
export function readGender(gender: number | undefined): string | undefined {
  const name = gender === undefined ? undefined : nameOf(GENDERS, gender);
  return name === undefined ? undefined : PREFIXES[name];
}

/** `CivilStatus` of an answer (js-api 8.0). */
export function describeCivilStatus(person: {
  readonly prefix?: string | undefined;
  readonly name: string | undefined;
  readonly givenName?: string | undefined;
}) {
  const prefix = person.prefix?.replaceAll('.', '').trim().toUpperCase() ?? '';
  return {
    i_gender: GENDERS[GENDER_OF_PREFIX.get(prefix) ?? 'unknown'],
    s_name: person.name ?? '',
    s_given: person.givenName ?? '',
  };
}

/** `ContactDetails` as the wire gives them (js-api 8.0). */
export interface ContactFields {
  readonly s_address?: string | undefined;
  readonly s_addressComplement?: string | undefined;
  readonly s_city?: string | undefined;
  readonly s_landlinePhone?: string | undefined;
  readonly s_mail?: string | undefined;
  readonly s_mobilePhone?: string | undefined;
  readonly s_postalCode?: string | undefined;
}

/** How somebody may be reached, out of `ContactDetails` and the country beside it. */
export function readContact(fields: ContactFields, country?: string): ContactDetails {
  return {
    street: fields.s_address,
    complement: fields.s_addressComplement,
    postalCode: fields.s_postalCode,
    city: fields.s_city,
    country,
    landlinePhone: fields.s_landlinePhone,
    mobilePhone: fields.s_mobilePhone,
    mail: fields.s_mail,
  };
}

/** `ContactDetails` of an answer: every member is there (js-api 8.0). */
export function describeContact(contact: ContactDetails) {
  return {
    s_address: contact.street ?? '',
    s_addressComplement: contact.complement ?? '',
    s_city: contact.city ?? '',
    s_landlinePhone: contact.landlinePhone ?? '',
    s_mail: contact.mail ?? '',
    s_mobilePhone: contact.mobilePhone ?? '',
    s_postalCode: contact.postalCode ?? '',
  };
}

/** What a legal representative is to the patient, in HL7's terms (js-api 11.11). */
const RELATIONS: Readonly<Record<keyof typeof GUARDIAN_ROLES, RepresentativeRelation>> = {
  father: 'FTH',
  mother: 'MTH',
  stepFather: 'STPFTH',
  stepMother: 'STPMTH',
  grandFather: 'GRFTH',
  grandMother: 'GRMTH',
  greatGrandFather: 'GGRFTH',
  greatGrandMother: 'GGRMTH',
  aunt: 'AUNT',
  uncle: 'UNCLE',
  brother: 'BRO',
  sister: 'SIS',
  guardian: 'GUARD',
};

/** Relation of a LegalRepresentantRole, if it is one. */
export function readRole(role: number | undefined): RepresentativeRelation | undefined {
  const name = role === undefined ? undefined : nameOf(GUARDIAN_ROLES, role);
  return name === undefined ? undefined : RELATIONS[name];
}

const ROLE_OF_RELATION: ReadonlyMap<string, number> = new Map(
  Object.entries(RELATIONS).map(([name, relation]) => [
    relation,
    GUARDIAN_ROLES[name as keyof typeof GUARDIAN_ROLES],
  ]),
);

/** LegalRepresentantRole of a relation; 0 when the list of the wire has none. */
export function describeRole(relation: RepresentativeRelation | undefined): number {
  return ROLE_OF_RELATION.get(relation ?? '') ?? 0;
}
