import type { Handler } from '../../context.js';
import { askDmp } from '../../dmp/ask.js';
import { describeIns, readPatient } from '../../dmp/patient.js';

/** Fields of the command by those of the library. */
const NAMES = {
  holder: 's_nirOD',
  birthDate: 's_birthDate',
  birthRank: 'i_birthRank',
  beneficiary: 's_nirIndividu',
};

/** js-api 8.3, TD0.0: withdrawn by the DMP on 30/09/2023 (dmp-transactions 1.4). */
export const hl_getCertifiedIdentity: Handler<'hl_getCertifiedIdentity'> = async (input, context) => {
  const { s_nirOD, s_nirIndividu, s_birthDate, i_birthRank } = input;
  const beneficiary =
    s_nirIndividu === undefined ? {} : { beneficiary: readNumber(s_nirIndividu, 's_nirIndividu') };
  const request = {
    holder: readNumber(s_nirOD, 's_nirOD'),
    birthDate: s_birthDate,
    birthRank: i_birthRank,
    ...beneficiary,
  };
  const identity = await askDmp(context, NAMES, (client, options) =>
    client.identityCertification(request, options),
  );
  context.services.protect(identity);
  return {
    Ins: describeIns(identity.ins),
    s_birthday: identity.birthDate ?? '',
    s_patientName: identity.usedName ?? identity.birthName ?? '',
    s_patientGivenName: identity.givenName ?? '',
  };
};

/** A national number as a card holds it: blanks before its key, its test letter behind (js-api 2.7). */
function readNumber(text: string, field: string) {
  return readPatient({ s_ins: text }, { s_ins: field });
}
