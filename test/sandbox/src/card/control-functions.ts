import { CardActionError } from '../errors.js';
import type { Pki } from '../pki/pki.js';
import type { CardControl, ReaderState } from './control.js';
import type { Hardware } from './hardware.js';
import type { CardProfileName } from './profile.js';
import { CARD_PROFILES } from './profiles.js';
import { makeVirtualCard, type VirtualCard } from './virtual-card.js';

/** Names of the readers: the first is for the CPx card. */
export const READER_NAMES = ['Lecteur CPx virtuel 0', 'Lecteur Vitale virtuel 1'] as const;

/** What a person does with the cards of these readers. A card keeps its PIN counter as long as the sandbox runs. */
export function makeCardControl(hardware: Hardware, pki: Pick<Pki, 'card'>): CardControl {
  const made = new Map<CardProfileName, Promise<VirtualCard>>();
  const takeCard = (name: CardProfileName): Promise<VirtualCard> => {
    const known = made.get(name);
    if (known !== undefined) return known;
    const card = pki.card(name).then((certificates) => makeVirtualCard(CARD_PROFILES[name], certificates));
    made.set(name, card);
    // A failure (full disk) must not be remembered as if it were the card.
    card.catch(() => made.delete(name));
    return card;
  };
  const readerIndex = (name: string | undefined): number => {
    const index = name === undefined ? 0 : hardware.names.indexOf(name);
    if (index >= 0) return index;
    throw new CardActionError('reader', `is none of: ${hardware.names.join(', ')}`);
  };
  const cardIn = (index: number): VirtualCard => {
    const inserted = hardware.content(index);
    if (inserted.kind === 'cpx') return inserted.card;
    throw new CardActionError('reader', `"${hardware.names[index]}" holds no CPx card`);
  };
  const readers = (): readonly ReaderState[] => hardware.names.map((_, index) => hardware.describe(index));

  return {
    readers,
    insert: async ({ reader, profile = 'medecin' } = {}) => {
      const index = readerIndex(reader);
      const card = profile === 'other' ? profile : await takeCard(profile);
      if (card !== 'other' && isElsewhere(hardware, card, index)) {
        throw new CardActionError('profile', 'is a card that stands in another reader');
      }
      hardware.insert(index, card);
      return hardware.describe(index);
    },
    remove: ({ reader, during } = {}) => {
      const index = readerIndex(reader);
      if (during === 'sign') {
        cardIn(index);
        hardware.pullDuringNextSignature(index);
      } else {
        hardware.remove(index);
      }
      return hardware.describe(index);
    },
    setPinTries: (tries, { reader } = {}) => {
      const index = readerIndex(reader);
      cardIn(index).setPinTries(tries);
      return hardware.describe(index);
    },
    setSigningTime: (milliseconds) => hardware.setSigningMs(milliseconds),
    calls: () => hardware.calls(),
    clearCalls: () => hardware.clearCalls(),
  };
}

/** One piece of plastic cannot be in two readers. */
function isElsewhere(hardware: Hardware, card: VirtualCard, index: number): boolean {
  return hardware.names.some((_, other) => {
    const inserted = hardware.content(other);
    return other !== index && inserted.kind === 'cpx' && inserted.card === card;
  });
}
