import { CardActionError } from '../errors.js';
import type { Pki } from '../pki/pki.js';
import { isVitaleProfile, type VitaleProfileName } from '../vitale/profile.js';
import { VITALE_PROFILES } from '../vitale/profiles.js';
import type { CardControl, ReaderState } from './control.js';
import type { Hardware, Inserted } from './hardware.js';
import type { CardProfileName } from './profile.js';
import { CARD_PROFILES } from './profiles.js';
import { makeVirtualCard, type VirtualCard } from './virtual-card.js';

/** Names of the readers: the first is for the CPx card, the second for the Vitale card. */
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
  const readerIndex = (name: string | undefined, preferred = 0): number => {
    const index = name === undefined ? preferred : hardware.names.indexOf(name);
    if (index >= 0) return index;
    throw new CardActionError('reader', `is none of: ${hardware.names.join(', ')}`);
  };
  const cardIn = (index: number): VirtualCard => {
    const inserted = hardware.content(index);
    if (inserted.kind === 'cpx') return inserted.card;
    throw new CardActionError('reader', `"${hardware.names[index]}" holds no CPx card`);
  };
  const takePlastic = async (name: CardProfileName | VitaleProfileName | 'other') => {
    if (name === 'other') return { kind: 'other' } as const;
    if (isVitaleProfile(name)) return { kind: 'vitale', card: VITALE_PROFILES[name] } as const;
    return { kind: 'cpx', card: await takeCard(name) } as const;
  };
  const readers = (): readonly ReaderState[] => hardware.names.map((_, index) => hardware.describe(index));

  return {
    readers,
    insert: async ({ reader, profile = 'medecin' } = {}) => {
      const index = readerIndex(reader, isVitaleProfile(profile) ? 1 : 0);
      const card = await takePlastic(profile);
      if (isElsewhere(hardware, card, index)) {
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
function isElsewhere(hardware: Hardware, card: Inserted, index: number): boolean {
  if (!('card' in card)) return false;
  return hardware.names.some((_, other) => {
    const inserted = hardware.content(other);
    return other !== index && 'card' in inserted && inserted.card === card.card;
  });
}
