import { type CardFacts, findEvent, type ReaderFacts } from '../../card/facts.js';
import type { Check } from '../../check.js';
import { type Finding, failure, ok, warning } from '../../finding.js';
import { occupiedReaders, READERS_UNKNOWN } from './occupied.js';

/** Whether a professional's card is in a reader, can be used, and has PIN tries left. */
export const cardPin: Check = {
  id: 'card.pin',
  group: 'card',
  run: async ({ card }) => judgeCards(await card()),
};

/** A line for each card. Nothing says whose card it is. */
export function judgeCards(facts: CardFacts): Finding | readonly Finding[] {
  if (findEvent(facts, 'readers') === undefined) return READERS_UNKNOWN;
  const cards = occupiedReaders(facts);
  if (cards.length === 0) {
    return warning(
      {
        fr: 'Aucune carte de professionnel n’est dans un lecteur.',
        en: 'No card of a professional is in a reader.',
      },
      {
        fr: 'Insérer la carte CPS, puce vers le haut, et relancer le diagnostic.',
        en: 'Insert the CPS card, chip up, and run the diagnosis again.',
      },
    );
  }
  return cards.map(judgeCard);
}

const TRY_ANOTHER = {
  fr: 'Retirer et remettre la carte, essayer un autre lecteur ; si l’erreur reste, demander le remplacement de la carte à l’ANS.',
  en: 'Take the card out and put it back, try another reader; if the error stays, ask the ANS to replace the card.',
};

function judgeCard({ name, state, remainingPinTries, unreadable, holder }: ReaderFacts): Finding {
  const details = {
    reader: name,
    ...(state === undefined ? {} : { state }),
    ...(remainingPinTries === undefined ? {} : { remainingPinTries }),
    ...(unreadable === undefined ? {} : { code: unreadable }),
  };
  if (state === 'blocked' || remainingPinTries === 0) {
    return failure(
      {
        fr: `La carte du lecteur ${name} est bloquée : trop de codes faux.`,
        en: `The card in the reader ${name} is blocked: too many wrong PIN codes.`,
      },
      {
        fr: 'La débloquer avec son code de secours dans CPS Gestion, ou demander le recyclage du code à l’ANS.',
        en: 'Unblock it with its rescue code in CPS Gestion, or ask the ANS for a new code.',
      },
      details,
    );
  }
  if (state === 'unknown-card') {
    return warning(
      {
        fr: `La carte du lecteur ${name} n’est pas une carte CPx, ou n’est pas reconnue.`,
        en: `The card in the reader ${name} is no CPx card, or is not recognised.`,
      },
      {
        fr: 'Vérifier que la carte est une CPS, CPF, CPE ou CPA, puce vers le haut, et que la Cryptolib CPS est récente.',
        en: 'Check that the card is a CPS, CPF, CPE or CPA, chip up, and that the Cryptolib CPS is recent.',
      },
      details,
    );
  }
  if (state === undefined || state === 'reader-error' || unreadable !== undefined) {
    return failure(
      {
        fr: `La carte du lecteur ${name} ne peut pas être lue.`,
        en: `The card in the reader ${name} cannot be read.`,
      },
      TRY_ANOTHER,
      details,
    );
  }
  if (remainingPinTries !== undefined && remainingPinTries < 3) {
    return warning(
      {
        fr: `Il reste ${remainingPinTries} essai(s) de code à la carte du lecteur ${name}.`,
        en: `The card in the reader ${name} has ${remainingPinTries} PIN try(ies) left.`,
      },
      {
        fr: 'Donner le bon code : il rend ses trois essais à la carte. Après trois codes faux, elle est bloquée.',
        en: 'Give the right PIN: it gives the card its three tries back. After three wrong ones it is blocked.',
      },
      details,
    );
  }
  return ok(
    {
      fr: `La carte ${holder?.cpxType ?? ''} du lecteur ${name} est utilisable, avec tous ses essais de code.`,
      en: `The ${holder?.cpxType ?? ''} card in the reader ${name} can be used and has all its PIN tries.`,
    },
    details,
  );
}
