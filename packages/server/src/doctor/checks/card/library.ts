import { type CardFacts, findEvent } from '../../card/facts.js';
import type { Check } from '../../check.js';
import { type Finding, failure, ok } from '../../finding.js';
import { judgeEnding } from './ending.js';
import { INSTALL_LIBRARY, START_SERVICE } from './remedies.js';

/** Whether the card library is found and starts, and its version (seed 3.2). */
export const cardLibrary: Check = {
  id: 'card.library',
  group: 'card',
  run: async ({ card }) => judgeLibrary(await card()),
};

/** The line of the card library. */
export function judgeLibrary(facts: CardFacts): Finding {
  const missing = findEvent(facts, 'library-missing');
  const path = findEvent(facts, 'library-found')?.path;
  const details = path === undefined ? {} : { path };
  if (missing !== undefined) {
    return failure(
      {
        fr: 'La bibliothèque de cartes ne peut pas être chargée.',
        en: 'The card library cannot be loaded.',
      },
      INSTALL_LIBRARY,
      { ...details, code: missing.code, message: missing.message },
    );
  }
  const fault = findEvent(facts, 'library-fault');
  if (fault !== undefined) {
    return fault.code === 'CARD_SERVICE_UNAVAILABLE'
      ? failure(
          {
            fr: 'La bibliothèque de cartes n’atteint pas le service de cartes du système.',
            en: 'The card library does not reach the smart card service of the system.',
          },
          START_SERVICE,
          { ...details, code: fault.code, message: fault.message },
        )
      : failure(
          {
            fr: 'La bibliothèque de cartes est trouvée, mais signale une erreur.',
            en: 'The card library is found, but reports an error.',
          },
          INSTALL_LIBRARY,
          { ...details, code: fault.code, message: fault.message },
        );
  }
  const library = findEvent(facts, 'library');
  if (library === undefined) return judgeEnding(facts, details);
  const { description, version } = library;
  return ok(
    {
      fr: `La bibliothèque de cartes fonctionne (${description}, version ${version}).`,
      en: `The card library works (${description}, version ${version}).`,
    },
    { ...details, description, version },
  );
}
