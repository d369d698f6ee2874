import type { DmpExistence, DmpPatient, Ins, PartialPatientIdentity } from '@dmpconnect/dmp-soap';
import { DMP_STATUSES, SEXES, USER_AUTHORIZATIONS } from '../../contract/enumerations.js';
import type { OutputOf } from '../../contract/table.js';
import { describeIns } from './patient.js';

type ExistenceAnswer = OutputOf<'hl_getDirectAuthenticationDMPStatus'>;

/** What the DMP writes in the place of a usual name it does not have (dmp-transactions 2.3). */
const NO_USUAL_NAME = 'NON RENSEIGNE';

/** The answer of TD0.2 on the wire (js-api 8.3): every object is there even without a DMP, clients read their members. */
export function describeExistence(asked: Ins, existence: DmpExistence): ExistenceAnswer {
  const { state, patient, closingTime, closingReason, closingMotive } = existence;
  const insC = patient?.ids.find(({ kind }) => kind === 'INSC')?.value;
  return {
    ExistingTestAnswer: {
      AdminData: {
        Ins: describeIns(patient?.ids.find(({ kind }) => kind !== 'INSC') ?? asked),
        s_birthday: patient?.birthDate ?? '',
        s_patientName: usualName(patient),
        s_patientGivenName: patient?.givenName ?? '',
        ...(insC === undefined ? {} : { s_insC: insC }),
      },
      i_dmpStatus: DMP_STATUSES[state],
      i_sex: SEXES[patient?.sex ?? 'U'],
      // 1 = "no DMP or closed" whatever the authorisation was (js-api 11.10).
      i_userAuthorization:
        USER_AUTHORIZATIONS[state === 'active' ? (existence.authorization ?? 'unknown') : 'unknown'],
      i_webAccessIsOpen: Number(existence.webAccessOpen ?? false),
      ...(state === 'closed'
        ? { s_closingDate: closingTime ?? '', s_closingMessage: closingReason ?? closingMotive ?? '' }
        : {}),
    },
    i_treatingPhysician: Number(existence.treatingPhysician ?? false),
  };
}

/** The name in use, else that of birth: the DMP writes a word of its own for a usual name it does not have. */
export function usualName(patient: Partial<Pick<DmpPatient, 'usedName' | 'birthName'>> | undefined): string {
  const { usedName, birthName } = patient ?? {};
  const used = usedName === undefined || usedName.toUpperCase() === NO_USUAL_NAME ? undefined : usedName;
  return used ?? birthName ?? '';
}

/** The traits that TD0.2 and TD1.3a hold: the last resort of a document header (js-api 8.5). */
export function traitsOf({
  birthName,
  givenName,
  sex,
  birthDate,
}: Partial<Pick<DmpPatient, 'birthName' | 'givenName' | 'sex' | 'birthDate'>>): PartialPatientIdentity {
  const [, year, month, day] = /^(\d{4})(\d{2})(\d{2})$/.exec(birthDate ?? '') ?? [];
  return {
    birthName,
    birthGiven: givenName,
    sex,
    birthDate: day === undefined ? undefined : `${year}-${month}-${day}`,
  };
}
