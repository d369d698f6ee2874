import type { CodedValue, ValueSetTable } from '../codes/coded-value.js';
import { PHARMACIST, PHYSICIAN, PROFESSIONS, SPECIALITY_SYSTEM } from '../codes/professions.js';
import { requireCode } from '../codes/require-code.js';
import { CARE_ROLES, OTHER_USERS } from '../codes/subject-roles.js';
import type { Professional } from '../documents/person.js';
import { DmpError } from '../errors.js';

/** What the roles of a professional depend on beside himself. */
export interface RoleTables {
  readonly authorSpecialities: ReadonlyMap<string, CodedValue>;
  /** Code system of a pharmacist's section. */
  readonly pharmacistSectionSystem: string;
}

/** Code system of the health professions (TRE_G15). */
const HEALTH_PROFESSIONS = '1.2.250.1.71.1.2.7';
/** Those who are known by their role must name it (TRE_R291). */
const KNOWN_BY_ROLE = '1.2.250.1.213.1.6.1.140';
const CARE_ROLE_SYSTEM = '1.2.250.1.213.1.6.1.107';

/**
 * The roles of a user in a VIHF: his profession, then the savoir-faire of a physician, the section of a pharmacist, or
 * the role of somebody who is known by it (dmp-transactions 3.6, JDV_J65).
 *
 * @throws {DmpError} `AUTHOR_INCOMPLETE` when the second role is missing where it is mandatory; `CODE_UNKNOWN`.
 */
export function rolesOf(user: Professional, tables: RoleTables): readonly CodedValue[] {
  const profession = readProfession(user.profession);
  const second = SECOND_ROLES[`${profession.system}|${profession.code}`] ?? SECOND_ROLES[profession.system];
  if (second === undefined) return [profession];
  if (user.speciality === undefined) {
    throw new DmpError('AUTHOR_INCOMPLETE', `${second.who} needs ${second.what}.`, {
      field: 'user.speciality',
    });
  }
  return [profession, second.read(user.speciality, tables)];
}

type SecondRole = NonNullable<Professional['speciality']>;

/** Who has a second role, what it is, and where its label comes from. */
const SECOND_ROLES: Readonly<
  Record<
    string,
    {
      readonly who: string;
      readonly what: string;
      readonly read: (role: SecondRole, tables: RoleTables) => CodedValue;
    }
  >
> = {
  [`${HEALTH_PROFESSIONS}|${PHYSICIAN}`]: {
    who: 'A physician',
    what: 'a speciality',
    read: (role, tables) => specialityOf(role, PHYSICIAN, SPECIALITY_SYSTEM, tables),
  },
  [`${HEALTH_PROFESSIONS}|${PHARMACIST}`]: {
    who: 'A pharmacist',
    what: 'a section',
    read: (role, tables) => specialityOf(role, PHARMACIST, tables.pharmacistSectionSystem, tables),
  },
  [KNOWN_BY_ROLE]: {
    who: 'A user known by his role',
    what: 'that role',
    read: (role) => labelled(role, CARE_ROLE_SYSTEM, CARE_ROLES, 'user.speciality'),
  },
};

function readProfession({ code, label, oid = HEALTH_PROFESSIONS }: Professional['profession']): CodedValue {
  if (oid !== HEALTH_PROFESSIONS) {
    return labelled({ code, ...(label === undefined ? {} : { label }) }, oid, OTHER_USERS, 'user.profession');
  }
  const known = requireCode(PROFESSIONS, code, 'user.profession');
  return { ...known, label: label ?? known.label };
}

/** A code of a table that may have grown since: with its label, it is taken when its code system is a known one. */
function labelled(
  { code, label }: { readonly code: string; readonly label?: string },
  system: string,
  table: ValueSetTable,
  field: string,
): CodedValue {
  const known = table[system]?.[code];
  const text = label ?? known;
  if (table[system] === undefined || text === undefined || code === '') {
    throw new DmpError('CODE_UNKNOWN', `${field}: the code ${code} is not one of a user of the DMP.`, {
      field,
    });
  }
  return { code, system, label: text };
}

function specialityOf(
  { code, label }: SecondRole,
  profession: string,
  system: string,
  { authorSpecialities }: RoleTables,
): CodedValue {
  return { code, system, label: label ?? labelOf(`G15_${profession}/${code}`, authorSpecialities) };
}

/** Label of the pair profession and speciality, without the profession in front: `Médecin - Cardiologie (SM)`. */
function labelOf(pair: string, specialities: RoleTables['authorSpecialities']): string {
  return requireCode(specialities, pair, 'user.speciality').label.replace(/^[^-]+ - /, '');
}
