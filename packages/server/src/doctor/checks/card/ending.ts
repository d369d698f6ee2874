import type { CardFacts } from '../../card/facts.js';
import { type Finding, failure, skipped } from '../../finding.js';
import { INSTALL_LIBRARY } from './remedies.js';

/** The line of what was not told because the process of the card checks ended before. */
export function judgeEnding({ ending }: CardFacts, details: Readonly<Record<string, string>> = {}): Finding {
  switch (ending.how) {
    case 'hung':
      return failure(
        {
          fr: 'La bibliothèque de cartes ne répond plus.',
          en: 'The card library does not answer any more.',
        },
        {
          fr: 'Retirer la carte, débrancher et rebrancher le lecteur, puis redémarrer le service de cartes du système. Si cela revient, réinstaller le pilote du lecteur et la Cryptolib CPS.',
          en: 'Take the card out, plug the reader out and in, then restart the smart card service of the system. If it comes back, install the driver of the reader and the Cryptolib CPS again.',
        },
        details,
      );
    case 'crashed':
      return failure(
        {
          fr: 'La bibliothèque de cartes a fait tomber le processus qui la chargeait.',
          en: 'The card library crashed the process that loaded it.',
        },
        INSTALL_LIBRARY,
        { ...details, code: ending.code },
      );
    case 'not-started':
      return failure(
        {
          fr: 'Le programme qui vérifie les cartes n’a pas pu être lancé.',
          en: 'The program that checks the cards could not be started.',
        },
        { fr: 'Réinstaller le connecteur.', en: 'Install the connector again.' },
        { ...details, code: ending.code },
      );
    case 'ended':
      return skipped(
        {
          fr: 'Pas vérifié : une ligne précédente a échoué.',
          en: 'Not checked: an earlier line failed.',
        },
        details,
      );
  }
}
