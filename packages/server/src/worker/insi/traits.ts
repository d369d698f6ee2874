import type { TypedTraits } from '@dmpconnect/teleservices';
import { nameOf, SEXES } from '../../contract/enumerations.js';
import type { InputOf } from '../../contract/table.js';

type TraitFields = Pick<
  InputOf<'hl_checkInsIdentity'>,
  's_birthName' | 's_given' | 'i_sex' | 's_birthDate' | 's_birthPlace'
>;

/** The traits that a user typed. */
export function readTraits(fields: TraitFields): TypedTraits {
  const { s_birthName, s_given, i_sex, s_birthDate, s_birthPlace } = fields;
  return {
    birthName: s_birthName,
    givenNames: s_given,
    sex: nameOf(SEXES, i_sex) ?? 'U',
    birthDate: s_birthDate,
    ...(s_birthPlace === undefined ? {} : { birthPlace: s_birthPlace }),
  };
}
