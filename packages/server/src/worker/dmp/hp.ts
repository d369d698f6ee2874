import type { Professional as CardProfessional } from '@dmpconnect/card-pkcs11';
import type { CdaPerson, CodedValue, FoundAuthor } from '@dmpconnect/dmp-soap';
import type { z } from 'zod';
import type { hpAnswer } from '../../contract/dmp-structures.js';
import {
  AUTHENTICATION_MODES,
  INTERNAL_IDENTIFIER,
  PROFESSIONAL_IDENTIFIER_TYPES,
} from '../../contract/enumerations.js';

/** `Hp` of an answer (js-api 8.0). */
export type HpAnswer = z.input<typeof hpAnswer>;

/** An `Hp` with nothing in it: clients read its members without a test. */
export const EMPTY_HP: HpAnswer = {
  s_hpName: '',
  s_hpGiven: '',
  s_hpProfession: '',
  s_hpProfessionOid: '',
  s_hpProfessionDescription: '',
  s_hpSpeciality: '',
  s_hpSpecialityDescription: '',
  s_hpInternalId: '',
  i_hpInternalIdType: 0,
  i_hpAuthenticationMode: AUTHENTICATION_MODES.unknown,
  s_hpInstitution: '',
};

/** `Hp` of the holder of the card. */
export function describeCardHolder(professional: CardProfessional): HpAnswer {
  const { profession, speciality } = professional;
  return {
    ...EMPTY_HP,
    s_hpName: professional.familyName,
    s_hpGiven: professional.givenName,
    s_hpProfession: profession.code,
    s_hpProfessionOid: profession.oid,
    s_hpProfessionDescription: profession.label,
    s_hpSpeciality: speciality?.code ?? '',
    s_hpSpecialityDescription: speciality?.label ?? '',
    s_hpInternalId: professional.identifier,
    i_hpInternalIdType: PROFESSIONAL_IDENTIFIER_TYPES[professional.identifierType],
    i_hpAuthenticationMode: AUTHENTICATION_MODES.card,
  };
}

/** `Hp` of an author of the registry. */
export function describeFoundAuthor({ person, speciality, institutions }: FoundAuthor): HpAnswer {
  return {
    ...EMPTY_HP,
    s_hpName: person.familyName,
    s_hpGiven: person.givenName,
    ...describeSpeciality(speciality),
    ...describeIdentifier(person.identifier),
    s_hpInstitution: institutions[0]?.name ?? '',
  };
}

/** `Hp` of a person named in a document. */
export function describeCdaPerson(person: CdaPerson): HpAnswer {
  return {
    ...EMPTY_HP,
    // A device has a name of its own and no given name.
    s_hpName: person.familyName ?? person.device ?? person.deviceModel ?? '',
    s_hpGiven: person.givenName ?? '',
    ...describeSpeciality(person.speciality),
    ...describeIdentifier(person.ids[0]?.extension ?? person.ids[0]?.root ?? ''),
    s_hpInstitution: person.organization?.name ?? '',
  };
}

/** Type of a professional's identifier from its first digit (dmp-transactions 4.6). */
const TYPE_OF_PREFIX: Readonly<Record<string, keyof typeof PROFESSIONAL_IDENTIFIER_TYPES>> = {
  '0': 'ADELI',
  '1': 'CABINET_ADELI',
  '3': 'FINESS',
  '4': 'SIREN',
  '5': 'SIRET',
  '6': 'CABINET_RPPS',
  '8': 'RPPS',
  '9': 'STUDENT',
};

function describeIdentifier(identifier: string) {
  const type = TYPE_OF_PREFIX[identifier.charAt(0)] ?? 'UNKNOWN';
  return { s_hpInternalId: identifier, i_hpInternalIdType: PROFESSIONAL_IDENTIFIER_TYPES[type] };
}

/** OID of the professions (js-api 4.5). */
const PROFESSIONS_OID = '1.2.250.1.71.1.2.7';

/** JDV_J01: `G15_<profession>` or `G15_<profession>/<savoir-faire>` (dmp-transactions 4.9). */
const AUTHOR_SPECIALITY = /^G15_([^/]+)(?:\/(.+))?$/;

/** Between the profession and the savoir-faire in the labels of JDV_J01. */
const LABEL_SEPARATOR = ' - ';

function describeSpeciality(coded: CodedValue | undefined) {
  if (coded === undefined) return {};
  const [, profession, speciality] = AUTHOR_SPECIALITY.exec(coded.code) ?? [];
  if (profession === undefined) {
    return {
      s_hpProfession: coded.code,
      s_hpProfessionOid: coded.system,
      s_hpProfessionDescription: coded.label,
    };
  }
  const cut = speciality === undefined ? -1 : coded.label.indexOf(LABEL_SEPARATOR);
  return {
    s_hpProfession: profession,
    s_hpProfessionOid: PROFESSIONS_OID,
    s_hpProfessionDescription: cut < 0 ? coded.label : coded.label.slice(0, cut),
    s_hpSpeciality: speciality ?? '',
    s_hpSpecialityDescription: cut < 0 ? '' : coded.label.slice(cut + LABEL_SEPARATOR.length),
  };
}

/** The fields of `hl_readCpxCard` that say who the holder is (js-api 4.5). */
export function describeHolder(professional: CardProfessional) {
  const { profession, speciality } = professional;
  return {
    s_name: professional.familyName,
    s_given: professional.givenName,
    s_internalId: professional.identifier,
    i_internalIdType: PROFESSIONAL_IDENTIFIER_TYPES[professional.identifierType],
    s_profession: profession.code,
    s_professionOid: profession.oid,
    s_professionDescription: profession.label,
    s_speciality: speciality?.code ?? '',
    s_specialityDescription: speciality?.label ?? '',
    i_hpAuthenticationMode: AUTHENTICATION_MODES.card,
  };
}

/** Prefix of an identifier inside a structure, by the prefix of the structure's own (dmp-transactions 4.6). */
const PERSON_PREFIX_OF_STRUCTURE: Readonly<Record<string, string>> = {
  '0': '1',
  '1': '3',
  '2': '4',
  '3': '5',
  '4': '6',
};

/** Prefix by IdentifierType (js-api 11.8; dmp-transactions 4.6). The first three are national identifiers. */
const PREFIX_OF_TYPE: Readonly<Record<number, string>> = {
  3: '8',
  4: '0',
  6: '9',
  7: '1',
  8: '3',
  9: '4',
  10: '5',
  11: '6',
};

/** Types whose identifier is a number followed by its structure: they are written `<prefix><structure>/<number>`. */
const NATIONAL_TYPES: readonly number[] = [3, 4, 6];

/**
 * PS_IdNat of an author given by the application: prefix and national number, or prefix, structure and internal number
 * (dmp-transactions 4.6). Nothing when the type has no prefix.
 */
export function professionalIdentifier(
  id: string,
  type: number = INTERNAL_IDENTIFIER,
  structureIdentifier: string,
): string | undefined {
  if (type === INTERNAL_IDENTIFIER) {
    const prefix = PERSON_PREFIX_OF_STRUCTURE[structureIdentifier.charAt(0)];
    return prefix === undefined ? undefined : `${prefix}${structureIdentifier.slice(1)}/${id}`;
  }
  const prefix = PREFIX_OF_TYPE[type];
  if (prefix === undefined) return undefined;
  const complete = NATIONAL_TYPES.includes(type)
    ? isComplete(id, prefix)
    : id.startsWith(prefix) && id.includes('/');
  return complete ? id : `${prefix}${id}`;
}

/** Lengths of the national numbers without their prefix: an application may give them with it, as the card does. */
const NATIONAL_LENGTHS: Readonly<Record<string, number>> = { '8': 11, '0': 9, '9': 11 };

function isComplete(id: string, prefix: string): boolean {
  return id.startsWith(prefix) && id.length === 1 + (NATIONAL_LENGTHS[prefix] ?? 0);
}
