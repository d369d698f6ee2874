import { nameOf, SEXES } from '../../../contract/enumerations.js';
import type { Handler } from '../../context.js';
import { askDmp } from '../../dmp/ask.js';
import { describeFoundPatient } from '../../dmp/patient-lists.js';

/** Fields of the command by those of the library. */
const NAMES = {
  familyName: 's_name',
  givenName: 's_givenName',
  birthDate: 's_birthday',
  city: 's_city',
  postalCode: 's_postalCode',
  sex: 'i_sex',
};

/** js-api 8.3, 12.1, TD0.5: the DMP allows it to a centre 15 alone. */
export const hl_findPatients: Handler<'hl_findPatients'> = async (input, context) => {
  const { patients, more } = await askDmp(context, NAMES, (client, options) =>
    client.findPatients(
      {
        familyName: input.s_name,
        givenName: input.s_givenName,
        birthDate: input.s_birthday,
        city: input.s_city,
        postalCode: input.s_postalCode,
        sex: input.i_sex === undefined ? undefined : nameOf(SEXES, input.i_sex),
        approximateName: input.i_approxName,
        approximateCity: input.i_approxCity,
      },
      options,
    ),
  );
  return { Patients: patients.flatMap(describeFoundPatient), i_moreResults: Number(more) };
};
