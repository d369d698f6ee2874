import type { RecordCreation } from '@dmpconnect/dmp-soap';
import { GUARDIAN_STATUSES } from '../../contract/enumerations.js';
import { ApiFailure } from '../../contract/errors.js';
import type { InputOf } from '../../contract/table.js';
import {
  readAdministrativeIns,
  readAdministrativePatient,
  readOppositions,
  readRepresentative,
} from './administrative-data.js';

/**
 * The record that `hl_createDmp` asks for. Calling the command says that the patient agreed, which the software has
 * to collect (dmp-transactions 2.8).
 *
 * @throws {ApiFailure} 6000/2 naming the field
 */
export function readCreation({
  DmpAdministrativeData: fields,
  VitaleData,
}: InputOf<'hl_createDmp'>): RecordCreation {
  const { s_name, s_birthName, s_given, s_birthDay } = VitaleData;
  const familyName = s_name ?? s_birthName;
  if (familyName === undefined) {
    throw new ApiFailure('functional-fault', { description: 'VitaleData.s_name is missing' });
  }
  return {
    ins: readAdministrativeIns(fields),
    patient: readAdministrativePatient(fields),
    oppositions: readOppositions(fields),
    ...(fields.i_guardian === GUARDIAN_STATUSES.defined
      ? { representative: readRepresentative(fields) }
      : {}),
    vitale: { familyName, birthName: s_birthName, givenName: s_given, birthDate: s_birthDay },
    consent: true,
  };
}
