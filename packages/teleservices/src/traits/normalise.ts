import { TraitError } from '../errors.js';
import { TRAIT_RULES } from './rules.js';

/** A change worth telling the user. */
export interface TraitWarning {
  /** `SPACES`: spaces around or in a row were taken away; `SHARP_S`: ß was written SS. */
  readonly code: 'SPACES' | 'SHARP_S';
  readonly field: string;
}

/** A trait as it goes on the wire. */
export interface NormalisedTrait {
  readonly value: string;
  /** For each character of `value`, its place in the typed text (NFC), from 0. */
  readonly positions: readonly number[];
  readonly warnings: readonly TraitWarning[];
}

/** Signs of the keyboard and of word processors that stand for one of the three allowed. */
const SIGNS: ReadonlyMap<string, string> = new Map([
  ...['\u2019', '\u02bc', '\u00b4', '\u0060'].map((sign) => [sign, "'"] as const),
  ...['\u2010', '\u2011', '\u2012', '\u2013', '\u2014', '\u2015', '\u2212'].map(
    (sign) => [sign, '-'] as const,
  ),
  ...['\u00a0', '\u202f'].map((sign) => [sign, ' '] as const),
]);

/** Letters that no accent explains (teleservices 8.2, step 3). */
const LETTERS: ReadonlyMap<string, string> = new Map([
  ['Œ', 'OE'],
  ['Æ', 'AE'],
  ['Ç', 'C'],
  ['Ø', 'O'],
  ['Š', 'S'],
  ['Ž', 'Z'],
  ['Ð', 'D'],
  ['Þ', 'TH'],
]);

const ALLOWED = /^[A-Z' -]$/;
const SHARP_S = /[\u00df\u1e9e]/u;
const COMBINING = /[\u0300-\u036f]/g;

/**
 * Writes a name the way the service wants it: capitals without accents, straight apostrophes and hyphens
 * (teleservices 8.2). What the rules do not transcribe is refused, never dropped.
 *
 * @param field Name of the trait, for errors and warnings.
 * @param options `strict` refuses ß, which otherwise becomes SS with a warning.
 * @example normaliseTrait('Noël–Lecœur', 'traits.birthName').value // 'NOEL-LECOEUR'
 * @throws {TraitError} `TRAIT_INVALID` with the rule, the place and the sign.
 */
export function normaliseTrait(
  text: string,
  field: string,
  options: { readonly strict?: boolean } = {},
): NormalisedTrait {
  const cells: { readonly sign: string; readonly at: number }[] = [];
  let at = 0;
  let sharpS = false;
  for (const character of text.normalize('NFC')) {
    if (SHARP_S.test(character)) {
      if (options.strict === true) throw refused(field, 'sharp-s', at, character);
      sharpS = true;
    }
    for (const sign of transcribe(character, field, at)) cells.push({ sign, at });
    at += character.length;
  }
  const kept = cells.filter(
    ({ sign }, index) => sign !== ' ' || (index > 0 && cells[index - 1]?.sign !== ' '),
  );
  if (kept.at(-1)?.sign === ' ') kept.pop();
  return {
    value: kept.map(({ sign }) => sign).join(''),
    positions: kept.map((cell) => cell.at),
    warnings: [
      ...(sharpS ? [{ code: 'SHARP_S', field } as const] : []),
      ...(kept.length < cells.length ? [{ code: 'SPACES', field } as const] : []),
    ],
  };
}

/** The signs of the wire that one typed character becomes. */
function transcribe(character: string, field: string, at: number): string {
  const sign = SIGNS.get(character);
  if (sign !== undefined) return sign;
  if (SHARP_S.test(character)) return 'SS';
  const capital = character.toUpperCase();
  const plain = LETTERS.get(capital) ?? capital.normalize('NFD').replace(COMBINING, '');
  // A letter that becomes several without standing in the table, such as a typographic ligature, is not transcribed.
  if (LETTERS.has(capital) || ALLOWED.test(plain)) return plain;
  throw refused(field, 'character', at, character);
}

function refused(
  field: string,
  rule: 'sharp-s' | 'character',
  position: number,
  character: string,
): TraitError {
  return new TraitError(field, rule, `${field} ${TRAIT_RULES[rule]} (at position ${position + 1}).`, {
    position,
    character,
  });
}
