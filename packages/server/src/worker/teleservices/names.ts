import type { WireNames } from '../dmp/wire-names.js';

/** Fields of `LpsInfos` and of the card by those of the library. */
export const LPS_NAMES: WireNames = {
  'software.authorizationKind': 'LpsInfos.s_numAM',
  'software.authorization': 'LpsInfos.s_idam',
  'software.version': 'LpsInfos.s_version',
  'software.instance': 'LpsInfos.s_instance',
  'software.name': 'LpsInfos.s_name',
  'authentication.billing.number': 'LpsInfos.s_billingNumber',
  'authentication.billing.amoSpeciality': 'LpsInfos.s_amoSpecialityCode',
  'authentication.billing.sector': 'i_cpsPracticeLocationIndice',
};

const TRAITS = {
  birthName: 's_birthName',
  givenNames: 's_given',
  sex: 'i_sex',
  birthDate: 's_birthDate',
  birthPlace: 's_birthPlace',
} as const;

const under = (prefix: string): WireNames =>
  Object.fromEntries(Object.entries(TRAITS).map(([field, name]) => [`${prefix}.${field}`, name]));

/** Fields of a search. */
export const SEARCH_NAMES: WireNames = { ...under('traits'), careContext: 's_careContext' };

/** Fields of a verification. */
export const VERIFICATION_NAMES: WireNames = {
  'identity.ins.value': 's_ins',
  'identity.ins.key': 's_key',
  'identity.ins.oid': 's_oid',
  ...under('identity.traits'),
};

/** Fields of a question about a person of a Vitale card. */
export const VITALE_NAMES: WireNames = { careContext: 's_careContext', referenceDate: 's_referenceDate' };
