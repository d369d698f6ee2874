import { type CardFacts, findEvent, type ReaderFacts } from '../../card/facts.js';
import { skipped } from '../../finding.js';

/** Said when the readers could not be listed. */
export const READERS_UNKNOWN = skipped({
  fr: 'Pas vérifié : les lecteurs ne sont pas connus.',
  en: 'Not checked: the readers are not known.',
});

/** Readers that hold a card which may be that of a professional. */
export function occupiedReaders(facts: CardFacts): readonly ReaderFacts[] {
  const readers = findEvent(facts, 'readers')?.readers ?? [];
  return readers.filter(({ slotType }) => slotType !== 'empty' && slotType !== 'vitale');
}
