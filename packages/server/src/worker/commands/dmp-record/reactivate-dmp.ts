import { nameOf, SEXES } from '../../../contract/enumerations.js';
import type { Handler } from '../../context.js';
import { REACTIVATION_NAMES } from '../../dmp/administrative-names.js';
import { askDmp } from '../../dmp/ask.js';
import { readContact, readGender } from '../../dmp/civil-status.js';
import { readPatient } from '../../dmp/patient.js';

/** js-api 8.4, TD1.2: withdrawn since Mon espace santé (dmp-transactions 1.4). */
export const hl_reactivateDmp: Handler<'hl_reactivateDmp'> = async (input, context) => {
  const ins = readPatient(input);
  const patient = {
    prefix: readGender(input.i_gender),
    usedName: input.s_name,
    birthName: input.s_birthName,
    givenName: input.s_given,
    sex: nameOf(SEXES, input.i_sex),
    birthDate: input.s_birthDay,
    birthCountry: input.s_birthCountry,
    contact: readContact(input, input.s_country),
  };
  await askDmp(context, REACTIVATION_NAMES, (client, options) =>
    client.reactivateRecord({ ins, patient, consent: true }, options),
  );
  return {};
};
