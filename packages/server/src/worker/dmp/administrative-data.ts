import {
  type AdministrativeData,
  type AdministrativePatient,
  formatIns,
  type Ins,
  type LegalRepresentative,
  type Oppositions,
} from '@dmpconnect/dmp-soap';
import type { z } from 'zod';
import type { createdAdministrativeData } from '../../contract/dmp-record-structures.js';
import { GUARDIAN_STATUSES, nameOf, SEXES } from '../../contract/enumerations.js';
import { ApiFailure } from '../../contract/errors.js';
import type { OutputOf } from '../../contract/table.js';
import {
  describeCivilStatus,
  describeContact,
  describeRole,
  readContact,
  readGender,
  readRole,
} from './civil-status.js';
import { usualName } from './existence.js';
import { describeIns, readPatient } from './patient.js';

/** `DmpAdministrativeData` as the wire gives it; `i_guardian` means something else in each command (js-api 11.11). */
export type AdministrativeFields = Omit<z.output<typeof createdAdministrativeData>, 'i_guardian'>;

/** `DmpAdministrativeData` as it is answered. */
type AdministrativeAnswer = OutputOf<'hl_getDmpAdministrativeData'>;

/** Where the structure stands in the commands that take it. */
export const ADMINISTRATIVE_DATA = 'DmpAdministrativeData';

/** The patient that the data are about. @throws {ApiFailure} 6000/2 naming the field */
export function readAdministrativeIns({ PatientData }: AdministrativeFields): Ins {
  const at = `${ADMINISTRATIVE_DATA}.PatientData`;
  return readPatient(PatientData, { s_ins: `${at}.s_ins`, Ins: `${at}.Ins` });
}

/** The patient's civil status and contact details. */
export function readAdministrativePatient({ PatientData }: AdministrativeFields): AdministrativePatient {
  const { CivilStatus, ...extended } = PatientData.ExtendedCivilStatus;
  const { ContactDetails, s_country } = PatientData.ExtendedContactDetails ?? {};
  return {
    prefix: readGender(CivilStatus.i_gender),
    usedName: CivilStatus.s_name,
    birthName: extended.s_birthName,
    givenName: CivilStatus.s_given,
    sex: extended.i_sex === undefined ? undefined : nameOf(SEXES, extended.i_sex),
    birthDate: extended.s_birthDay,
    birthCountry: extended.s_birthCountry,
    contact: readContact(ContactDetails ?? {}, s_country),
  };
}

/** What the patient objected to, under either name of the structure (js-api 8.0). */
export function readOppositions(fields: AdministrativeFields): Oppositions {
  const given = fields.PatientOppositions ?? fields.PatientOppositionsStatus;
  return {
    breakGlass: given?.i_brisDeGlaceOpposition,
    emergencyCentre: given?.i_centre15Opposition,
  };
}

/**
 * The legal representative of `GuardianData`.
 *
 * @throws {ApiFailure} 6000/2 when he has no name or no known relation to the patient
 */
export function readRepresentative({ GuardianData }: AdministrativeFields): LegalRepresentative {
  const at = `${ADMINISTRATIVE_DATA}.GuardianData`;
  const { CivilStatus, ContactDetails, i_role } = GuardianData ?? {};
  const relation = readRole(i_role);
  if (relation === undefined) throw missing(`${at}.i_role`);
  return {
    relation,
    prefix: readGender(CivilStatus?.i_gender),
    familyName: CivilStatus?.s_name ?? fail(`${at}.CivilStatus.s_name`),
    givenName: CivilStatus?.s_given ?? fail(`${at}.CivilStatus.s_given`),
    contact: readContact(ContactDetails ?? {}),
  };
}

function fail(field: string): never {
  throw missing(field);
}

function missing(field: string): ApiFailure {
  return new ApiFailure('functional-fault', { description: `${field} is missing` });
}

/** The answer of TD1.3a on the wire: every object is there, clients read their members without a test (js-api 8.0). */
export function describeAdministrativeData(asked: Ins, data: AdministrativeData): AdministrativeAnswer {
  const { patient, representative, oppositions } = data;
  const ins = data.ids.find(({ kind }) => kind !== 'INSC') ?? asked;
  return {
    PatientData: {
      s_ins: formatIns(ins),
      Ins: describeIns(ins),
      ExtendedCivilStatus: {
        CivilStatus: describeCivilStatus({ ...patient, name: usualName(patient) }),
        i_sex: SEXES[patient.sex ?? 'U'],
        s_birthCountry: patient.birthCountry ?? '',
        s_birthDay: patient.birthDate ?? '',
        s_birthName: patient.birthName ?? '',
      },
      ExtendedContactDetails: {
        ContactDetails: describeContact(patient.contact),
        s_country: patient.contact.country ?? '',
      },
    },
    PatientOppositions: {
      i_brisDeGlaceOpposition: Number(oppositions.breakGlass ?? false),
      i_centre15Opposition: Number(oppositions.emergencyCentre ?? false),
    },
    i_guardian: representative === undefined ? GUARDIAN_STATUSES.none : GUARDIAN_STATUSES.defined,
    GuardianData: {
      i_role: describeRole(representative?.relation),
      CivilStatus: describeCivilStatus({ ...representative, name: representative?.familyName }),
      ContactDetails: describeContact(representative?.contact ?? {}),
    },
  };
}
