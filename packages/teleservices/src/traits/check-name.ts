import { TraitError } from '../errors.js';
import { type NormalisedTrait, normaliseTrait } from './normalise.js';
import { TRAIT_RULES, type TraitRule } from './rules.js';

/** Which of the two sets of rules of teleservices 8.1 a name follows. */
export type NameKind = 'family' | 'given';

/** Longest value of each, in characters (teleservices 8.1, 12.3). */
const LENGTHS = { family: 80, given: 61 } as const satisfies Record<NameKind, number>;

/** A form that is refused, and the rule it breaks. The match starts at the place that is shown. */
interface RefusedForm {
  readonly rule: TraitRule;
  readonly form: RegExp;
}

/** Combinations that neither kind takes; `--` alone separates the two names of a double family name. */
const COMBINED = /-{3,}|''|[' ][' -]|-[' ]/;

const FORMS: Readonly<Record<NameKind, readonly RefusedForm[]>> = {
  family: [
    { rule: 'start', form: /^-/ },
    { rule: 'separators', form: COMBINED },
  ],
  given: [
    { rule: 'start', form: /(?<=^| )[^A-Z]/ },
    { rule: 'end', form: /[-'](?=$| )/ },
    { rule: 'double-hyphen', form: /--/ },
    { rule: 'separators', form: COMBINED },
  ],
};

/** What the historical product refuses besides (teleservices 8.1). */
const STRICT_FORMS: readonly RefusedForm[] = [
  { rule: 'apostrophe', form: /'/ },
  { rule: 'double-hyphen', form: /--/ },
];

export interface NameOptions {
  /** The rules of the historical product: capitals as typed, neither apostrophe nor double hyphen. */
  readonly strictJsRules?: boolean;
}

/**
 * Normalises a name and checks it against the rules of its kind (teleservices 8.1, 8.2).
 *
 * @param field Name of the trait, for errors and warnings.
 * @throws {TraitError} `TRAIT_INVALID` with the rule and the place.
 */
export function checkName(
  text: string,
  kind: NameKind,
  field: string,
  { strictJsRules = false }: NameOptions = {},
): NormalisedTrait {
  const name = normaliseTrait(text, field, { strict: strictJsRules });
  if (name.value === '') throw new TraitError(field, 'empty', `${field} ${TRAIT_RULES.empty}.`);
  if (name.value.length > LENGTHS[kind]) {
    throw new TraitError(
      field,
      'length',
      `${field} ${TRAIT_RULES.length}: ${LENGTHS[kind]} characters at most.`,
    );
  }
  for (const { rule, form } of [...(strictJsRules ? STRICT_FORMS : []), ...FORMS[kind]]) {
    const found = form.exec(name.value);
    if (found !== null) throw broken(field, rule, name.positions[found.index] ?? 0, found[0].charAt(0));
  }
  if (strictJsRules && name.value !== text) refuseUnwritten(text, name.value, field);
  return name;
}

/** The historical product takes a name only as it goes on the wire. */
function refuseUnwritten(text: string, value: string, field: string): never {
  const at = [...text].findIndex((character, index) => character !== value.charAt(index));
  throw broken(field, 'character', Math.max(at, 0), text.charAt(Math.max(at, 0)));
}

function broken(field: string, rule: TraitRule, position: number, character: string): TraitError {
  return new TraitError(field, rule, `${field} ${TRAIT_RULES[rule]} (at position ${position + 1}).`, {
    position,
    character,
  });
}
