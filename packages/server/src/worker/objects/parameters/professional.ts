import type { HpAnswer } from '../../dmp/hp.js';
import { int, type ParameterRow, text } from '../parameter.js';

/** A health professional: an author, a performer, or the holder of the card. */
export const PROFESSIONAL_PARAMETERS: readonly ParameterRow<HpAnswer>[] = [
  text(9, 'HpName', (hp: HpAnswer) => hp.s_hpName),
  text(10, 'HpGiven', (hp: HpAnswer) => hp.s_hpGiven),
  text(11, 'HpProfession', (hp: HpAnswer) => hp.s_hpProfession),
  text(12, 'HpProfessionOid', (hp: HpAnswer) => hp.s_hpProfessionOid),
  text(133, 'HpProfessionDescription', (hp: HpAnswer) => hp.s_hpProfessionDescription),
  text(13, 'HpSpeciality', (hp: HpAnswer) => hp.s_hpSpeciality),
  text(134, 'HpSpecialityDescription', (hp: HpAnswer) => hp.s_hpSpecialityDescription),
  text(14, 'HpInternalId', (hp: HpAnswer) => hp.s_hpInternalId),
  int(86, 'HpAuthenticationMode', (hp: HpAnswer) => hp.i_hpAuthenticationMode),
];
