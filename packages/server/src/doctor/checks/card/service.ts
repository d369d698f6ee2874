import { type CardFacts, findEvent } from '../../card/facts.js';
import type { Check } from '../../check.js';
import { type Finding, failure, ok, skipped, warning } from '../../finding.js';
import { judgeEnding } from './ending.js';
import { START_SERVICE } from './remedies.js';

/** Whether the smart card service of the system runs (seed 7.2). */
export const cardService: Check = {
  id: 'card.service',
  group: 'card',
  async run({ card, settings, flavour }) {
    if (settings.card.virtualCard !== undefined && flavour === 'dev') {
      return skipped({
        fr: 'Carte virtuelle du bac à sable : le service de cartes du système ne sert pas.',
        en: 'Virtual card of the sandbox: the smart card service of the system is not used.',
      });
    }
    return judgeSmartCardService(await card());
  },
};

/** The line of the smart card service. */
export function judgeSmartCardService(facts: CardFacts): Finding {
  const event = findEvent(facts, 'smart-card-service');
  switch (event?.state) {
    case 'running':
      return ok({
        fr: 'Le service de cartes à puce du système (PC/SC) fonctionne.',
        en: 'The smart card service of the system (PC/SC) runs.',
      });
    case 'stopped':
      return failure(
        {
          fr: 'Le service de cartes à puce du système (PC/SC) ne fonctionne pas.',
          en: 'The smart card service of the system (PC/SC) does not run.',
        },
        START_SERVICE,
      );
    case 'unwatched':
      return warning(
        {
          fr: 'Le service de cartes à puce du système (PC/SC) ne peut pas être interrogé : les lecteurs sont ceux de la bibliothèque de cartes.',
          en: 'The smart card service of the system (PC/SC) cannot be asked: the readers are those of the card library.',
        },
        START_SERVICE,
      );
    case undefined:
      return judgeEnding(facts);
  }
}
