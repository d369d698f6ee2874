import type { TypedTraits } from '../insi/verification.js';
import { checkBirthDate, checkBirthPlace, checkSex, requireTrait } from './birth.js';
import { checkName, type NameOptions } from './check-name.js';
import type { TraitWarning } from './normalise.js';

/** Traits as they go on the wire. */
export interface SettledTraits {
  readonly birthName: string;
  /** In order; a hyphenated given name is one name. */
  readonly givenNames: readonly string[];
  readonly sex: 'M' | 'F';
  readonly birthDate: string;
  readonly birthPlace?: string;
  readonly warnings: readonly TraitWarning[];
}

/**
 * Normalises the traits a user typed, and refuses what cannot be sent, with the field and the rule (teleservices 8).
 *
 * @param at Where they stand in what the caller gave. Default `traits`.
 * @throws {TeleservicesError} `TRAIT_MISSING`.
 * @throws {TraitError} `TRAIT_INVALID`.
 * @example
 * ```ts
 * const typed = { birthName: "d'Essai", givenNames: 'Zoé', sex: 'F', birthDate: '1975-12-31' } as const;
 * settleTraits(typed).birthName; // "D'ESSAI"
 * ```
 */
export function settleTraits(traits: TypedTraits, at = 'traits', options: NameOptions = {}): SettledTraits {
  const birthName = checkName(
    requireTrait(traits.birthName, `${at}.birthName`),
    'family',
    `${at}.birthName`,
    options,
  );
  const givenNames = checkName(
    requireTrait(traits.givenNames, `${at}.givenNames`),
    'given',
    `${at}.givenNames`,
    options,
  );
  const sex = checkSex(requireTrait(traits.sex, `${at}.sex`), `${at}.sex`);
  const birthDate = checkBirthDate(
    requireTrait(traits.birthDate, `${at}.birthDate`),
    `${at}.birthDate`,
    traits.lunarBirthDate === true,
  );
  const birthPlace = checkBirthPlace(traits.birthPlace, `${at}.birthPlace`);
  return {
    birthName: birthName.value,
    givenNames: givenNames.value.split(' '),
    sex,
    birthDate,
    ...(birthPlace === undefined ? {} : { birthPlace }),
    warnings: [...birthName.warnings, ...givenNames.warnings],
  };
}
