import type { SettledTraits } from '../traits/settle-traits.js';
import type { SearchAnswer, SearchAttempt, SentTraits, TraitsSearch } from './search-answer.js';

/** Sends one search by traits. */
export type SendTraits = (traits: SentTraits) => Promise<SearchAnswer>;

export interface TraitsSearchSteps {
  /** Tries the given names one after the other, then together. */
  readonly tryAllGivenNames: boolean;
  readonly onAttempt?: ((attempt: SearchAttempt) => void) | undefined;
}

/**
 * The algorithm of teleservices 8.4: one given name a call, without place, until one matches; then all of them in one;
 * several identities are told apart by more given names, then by the place. The first technical failure stops it.
 *
 * @throws Whatever `send` throws.
 */
export async function searchByTraits(
  traits: SettledTraits,
  steps: TraitsSearchSteps,
  send: SendTraits,
): Promise<TraitsSearch> {
  const { givenNames, birthName, sex, birthDate, birthPlace, warnings } = traits;
  const attempts: SearchAttempt[] = [];
  const attempt = async (names: readonly string[], place?: string): Promise<SearchAnswer> => {
    const sent: SentTraits = {
      birthName,
      givenNames: names,
      sex,
      birthDate,
      ...(place === undefined ? {} : { birthPlace: place }),
    };
    const answer = await send(sent);
    const made = { sent, answer };
    attempts.push(made);
    steps.onAttempt?.(made);
    return answer;
  };
  const end = (answer: SearchAnswer): TraitsSearch => ({ answer, attempts, traitWarnings: warnings });

  if (!steps.tryAllGivenNames) return end(await attempt([givenNames.join(' ')], birthPlace));
  let answer: SearchAnswer | undefined;
  let matching: string | undefined;
  for (const name of givenNames) {
    answer = await attempt([name]);
    matching = name;
    if (answer.outcome !== 'none') break;
  }
  const together = [givenNames.join(' ')];
  if (answer?.outcome === 'none' && givenNames.length > 1) {
    answer = await attempt(together);
    matching = undefined;
  }
  if (answer?.outcome === 'several') {
    // Refining must not lose the match: a given name that the national base does not know is left aside.
    if (matching !== undefined && givenNames.length > 1) {
      const refined = await attempt(together);
      if (refined.outcome === 'one') return end(refined);
      if (refined.outcome === 'several') matching = undefined;
    }
    if (birthPlace !== undefined) {
      const placed = await attempt(matching === undefined ? together : [matching], birthPlace);
      if (placed.outcome !== 'none') return end(placed);
    }
  }
  if (answer === undefined) throw new TypeError('A search was made without given name.');
  return end(answer);
}
