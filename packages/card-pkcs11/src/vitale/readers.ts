import { CardError } from '../errors.js';
import { matchesReaderName } from '../readers/reader-name.js';
import type { CardService } from '../service-types.js';
import type { VitalePresence, VitaleReaders } from './provider.js';

/** What the readers of a Vitale card are known by. */
type KnownReaders = Pick<CardService, 'listReaders' | 'onReaderChange'>;

/**
 * Tells what the readers hold from what the card service of this machine knows of them: no card is read for that.
 *
 * @param cards gives the card service; called at each look, so that one that could not start may start later
 */
export function createVitaleReaders(cards: () => Promise<KnownReaders>): VitaleReaders {
  const presence = async (readerName: string): Promise<VitalePresence> => {
    const reader = (await cards())
      .listReaders()
      .find(({ name }) => name === readerName || matchesReaderName(readerName, name));
    if (reader === undefined) {
      throw new CardError('READER_NOT_FOUND', 'The reader of the Vitale card is not connected any more.');
    }
    const { slotType, generation } = reader;
    const state = slotType === 'empty' || slotType === 'unknown' ? slotType : 'card';
    return { state, ...(generation === undefined ? {} : { generation }) };
  };

  return {
    presence,
    async waitForChange(readerName, known, { maxMs, signal }) {
      const service = await cards().catch(() => undefined);
      if (signal.aborted) return;
      await new Promise<void>((resolve) => {
        const end = (): void => {
          clearTimeout(timer);
          stop?.();
          signal.removeEventListener('abort', end);
          resolve();
        };
        const timer = setTimeout(end, maxMs);
        const stop = service?.onReaderChange(end);
        signal.addEventListener('abort', end, { once: true });
        // What changed since `known` was looked at has told its news already.
        void presence(readerName).then(
          (now) => isSame(now, known) || end(),
          () => known === undefined || end(),
        );
      });
    },
  };
}

function isSame(now: VitalePresence, known: VitalePresence | undefined): boolean {
  return known !== undefined && now.state === known.state && now.generation === known.generation;
}
