import type { CodedValue } from '../codes/coded-value.js';
import { PHARMACIST, PHYSICIAN, PROFESSIONS, SPECIALITY_SYSTEM } from '../codes/professions.js';
import { requireCode } from '../codes/require-code.js';
import type { Professional } from '../documents/person.js';
import { DmpError } from '../errors.js';

/** What the roles of a professional depend on beside himself. */
export interface RoleTables {
  readonly authorSpecialities: ReadonlyMap<string, CodedValue>;
  /** Code system of a pharmacist's section. */
  readonly pharmacistSectionSystem: string;
}

/**
 * The roles of a professional in a VIHF: profession, then savoir-faire of a physician or section of a pharmacist
 * (dmp-transactions 3.6).
 *
 * @throws {DmpError} `AUTHOR_INCOMPLETE` when a physician or a pharmacist has no second role; `CODE_UNKNOWN`.
 */
export function rolesOf(user: Professional, tables: RoleTables): readonly CodedValue[] {
  const known = requireCode(PROFESSIONS, user.profession.code, 'user.profession');
  const profession = { ...known, label: user.profession.label ?? known.label };
  if (profession.code !== PHYSICIAN && profession.code !== PHARMACIST) return [profession];
  if (user.speciality === undefined) {
    throw new DmpError('AUTHOR_INCOMPLETE', 'A physician or a pharmacist needs a speciality or a section.', {
      field: 'user.speciality',
    });
  }
  const { code, label } = user.speciality;
  const speciality = {
    code,
    system: profession.code === PHYSICIAN ? SPECIALITY_SYSTEM : tables.pharmacistSectionSystem,
    label: label ?? labelOf(`G15_${profession.code}/${code}`, tables.authorSpecialities),
  };
  return [profession, speciality];
}

/** Label of the pair profession and speciality, without the profession in front: `Médecin - Cardiologie (SM)`. */
function labelOf(pair: string, specialities: RoleTables['authorSpecialities']): string {
  return requireCode(specialities, pair, 'user.speciality').label.replace(/^[^-]+ - /, '');
}
