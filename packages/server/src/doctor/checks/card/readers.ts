import { type CardFacts, findEvent } from '../../card/facts.js';
import type { Check } from '../../check.js';
import { type Finding, failure, ok } from '../../finding.js';
import { READERS_UNKNOWN } from './occupied.js';

/** Which readers are there (seed 7.2.2). */
export const cardReaders: Check = {
  id: 'card.readers',
  group: 'card',
  run: async ({ card }) => judgeReaders(await card()),
};

/** The line of the readers. */
export function judgeReaders(facts: CardFacts): Finding {
  const readers = findEvent(facts, 'readers')?.readers;
  if (readers === undefined) return READERS_UNKNOWN;
  if (readers.length === 0) {
    return failure(
      { fr: 'Aucun lecteur de cartes n’est trouvé.', en: 'No card reader is found.' },
      {
        fr: 'Brancher le lecteur et installer son pilote. Un lecteur SESAM-Vitale bi-fente doit être en mode PC/SC, ou servi par un GALSS 3.45 ou plus récent. En session à distance, vérifier que les cartes à puce sont redirigées.',
        en: 'Plug in the reader and install its driver. A SESAM-Vitale reader must be in PC/SC mode, or served by a GALSS 3.45 or newer. In a remote session check that smart cards are redirected.',
      },
    );
  }
  const names = readers.map(({ name }) => name).join(', ');
  return ok(
    { fr: `${readers.length} lecteur(s) : ${names}.`, en: `${readers.length} reader(s): ${names}.` },
    { readers: names },
  );
}
