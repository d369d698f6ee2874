import type { CodedValue } from '../codes/coded-value.js';
import { requireCode } from '../codes/require-code.js';
import type { ValueSets } from '../codes/value-sets.js';
import type { CareStructure, DocumentAuthor, Professional } from '../documents/person.js';
import { DmpError } from '../errors.js';
import { PROFESSIONAL_IDS, professionalIdType } from '../identifiers/xcn.js';
import type { ResolvedAuthor } from './resolved.js';

/** Code system of professions in training (TRE_G16). */
const IN_TRAINING = '1.2.250.1.71.1.2.8';

/**
 * The speciality of an author: `G15_10/SM26`, or the profession alone (`G15_60`) when no such pair exists
 * (dmp-transactions 4.9, JDV_J01). A code of that set outside G15 is taken as it is (`SECRETARIAT_MEDICAL`).
 *
 * @throws {DmpError} `CODE_UNKNOWN`.
 */
export function authorSpeciality(
  professional: Professional,
  specialities: ReadonlyMap<string, CodedValue>,
  field: string,
): CodedValue {
  const table = professional.profession.oid === IN_TRAINING ? 'G16' : 'G15';
  const profession = `${table}_${professional.profession.code}`;
  const wanted =
    professional.speciality === undefined ? profession : `${profession}/${professional.speciality.code}`;
  const found =
    specialities.get(wanted) ??
    specialities.get(profession) ??
    specialities.get(professional.profession.code);
  if (found === undefined) {
    throw new DmpError('CODE_UNKNOWN', `${field}: no author speciality is known for ${wanted}.`, { field });
  }
  return found;
}

/**
 * Checks and decodes an author. Family and given name are mandatory (dmp-transactions 2.16).
 *
 * @param own Structure of the user, taken when the author gives none.
 * @throws {DmpError} `AUTHOR_INCOMPLETE`, `CODE_UNKNOWN`.
 */
export function resolveAuthor(
  author: DocumentAuthor,
  own: CareStructure,
  valueSets: ValueSets,
  field: string,
): ResolvedAuthor {
  const structure = author.structure ?? own;
  const role = author.role?.trim() ?? '';
  return {
    person: {
      identifier: required(author.identifier, `${field}.identifier`),
      familyName: required(author.familyName, `${field}.familyName`),
      givenName: required(author.givenName, `${field}.givenName`),
      identifierSystem: PROFESSIONAL_IDS,
      identifierType: professionalIdType(author.identifier),
    },
    speciality: authorSpeciality(author, valueSets.authorSpecialities, `${field}.speciality`),
    structure: {
      identifier: required(structure.identifier, `${field}.structure.identifier`),
      name: required(structure.name, `${field}.structure.name`),
    },
    role: role === '' ? undefined : requireCode(valueSets.authorRoles, role, `${field}.role`),
  };
}

function required(value: string, field: string): string {
  const text = value.trim();
  if (text === '') throw new DmpError('AUTHOR_INCOMPLETE', `${field} is missing.`, { field });
  return text;
}
