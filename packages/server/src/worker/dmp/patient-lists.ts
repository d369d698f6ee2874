import {
  type AccessibleRecord,
  type FoundPatient,
  formatIns,
  type Ins,
  type PatientAuthorization,
} from '@dmpconnect/dmp-soap';
import { HP_AUTHORIZATIONS, SEXES } from '../../contract/enumerations.js';
import type { OutputOf } from '../../contract/table.js';
import { usualName } from './existence.js';
import { describeIns } from './patient.js';

type AccessibleDmp = OutputOf<'hl_getAccessibleDMPList'>['AccessibleDmps'][number];
type Patient = OutputOf<'hl_findPatients'>['Patients'][number];
type Authorization = OutputOf<'hl_getDmpAuthorizationsList'>['AuthorizationList'][number];

/** A record of TD0.4 on the wire (js-api 8.3). */
export function describeAccessibleRecord(record: AccessibleRecord): AccessibleDmp {
  const ins = matricule(record.ids);
  return {
    s_ins: ins === undefined ? '' : formatIns(ins),
    s_insC: record.ids.find(({ kind }) => kind === 'INSC')?.value ?? '',
    s_birthday: record.birthDate ?? '',
    s_patientName: usualName(record),
    s_patientBirthName: record.birthName ?? '',
    s_patientGivenName: record.givenName ?? '',
    s_lastAccessDate: record.lastAccess ?? '',
    s_lastAddDate: record.lastAddition ?? '',
    s_lastUpdateDate: record.lastUpdate ?? '',
    i_treatingPhysician: Number(record.treatingPhysician),
  };
}

/** A patient of TD0.5 on the wire (js-api 12.1); one without any identifier cannot be named and is left out. */
export function describeFoundPatient(patient: FoundPatient): readonly Patient[] {
  const ins = matricule(patient.ids) ?? patient.ids[0];
  if (ins === undefined) return [];
  return [
    {
      Ins: describeIns(ins),
      s_patientName: usualName(patient),
      s_patientBirthName: patient.birthName ?? '',
      s_patientGivenName: patient.givenName ?? '',
      s_birthday: patient.birthDate ?? '',
      i_sex: SEXES[patient.sex ?? 'U'],
      s_city: patient.city ?? '',
      s_postalCode: patient.postalCode ?? '',
    },
  ];
}

/** A professional of TD1.6 on the wire (js-api 8.3). */
export function describeAuthorization(authorization: PatientAuthorization): Authorization {
  const { specialities, kind } = authorization;
  return {
    s_nationalId: authorization.identifier ?? '',
    s_nationalIdType: authorization.identifierSystem ?? '',
    s_name: authorization.familyName ?? '',
    s_given: authorization.givenName ?? '',
    s_specialityCode: join(specialities.map(({ code }) => code)),
    s_speciality: join(specialities.map(({ label }) => label)),
    s_authorizationStart: authorization.start ?? '',
    s_lastActionDate: authorization.lastAction ?? '',
    // A kind that the DMP does not say has no number.
    i_authorizationType: kind === undefined ? 0 : HP_AUTHORIZATIONS[KINDS[kind]],
    i_generalPractitionner: Number(authorization.treatingPhysician),
  };
}

const KINDS = { granted: 'authorized', denied: 'denied' } as const;

function join(texts: readonly string[]): string {
  return texts.filter((text) => text !== '').join('; ');
}

function matricule(ids: readonly Ins[]): Ins | undefined {
  return ids.find(({ kind }) => kind !== 'INSC');
}
