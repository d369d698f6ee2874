import type { AdministrativeDataUpdate } from '@dmpconnect/dmp-soap';
import { GUARDIAN_ACTIONS, nameOf } from '../../../contract/enumerations.js';
import type { Handler } from '../../context.js';
import {
  type AdministrativeFields,
  readAdministrativeIns,
  readAdministrativePatient,
  readOppositions,
  readRepresentative,
} from '../../dmp/administrative-data.js';
import { ADMINISTRATIVE_NAMES } from '../../dmp/administrative-names.js';
import { askDmp } from '../../dmp/ask.js';

/** js-api 8.4, TD1.3b: the whole of the data, the DMP replaces what it has. */
export const hl_updateDmpAdministrativeData: Handler<'hl_updateDmpAdministrativeData'> = async (
  { DmpAdministrativeData: fields },
  context,
) => {
  const update: AdministrativeDataUpdate = {
    ins: readAdministrativeIns(fields),
    patient: readAdministrativePatient(fields),
    oppositions: readOppositions(fields),
    representative: readGuardianAction(fields.i_guardian, fields),
  };
  await askDmp(context, ADMINISTRATIVE_NAMES, (client, options) =>
    client.updateAdministrativeData(update, options),
  );
  return {};
};

/** js-api 11.11: an action, absent or 0 being none. */
function readGuardianAction(
  action: number | undefined,
  fields: AdministrativeFields,
): AdministrativeDataUpdate['representative'] {
  switch (nameOf(GUARDIAN_ACTIONS, action ?? 0)) {
    case 'add':
      return readRepresentative(fields);
    case 'remove':
      return 'remove';
    default:
      return 'keep';
  }
}
