import { CardError } from '../errors.js';
import { chooseReader } from '../readers/choose.js';
import type { CardService } from '../service-types.js';
import type { VitalePresence, VitaleReaders } from './provider.js';

/** What the readers of a Vitale card are known by. */
export type KnownReaders = Pick<CardService, 'listReaders' | 'onReaderChange'>;

const UNKNOWN: VitalePresence = { state: 'unknown' };

/**
 * Tells what the readers hold from what the card service of this machine knows of them: no card is read for that.
 *
 * @param known gives the readers; called at each look, so that a service that could not start may start later
 */
export function createVitaleReaders(known: () => Promise<KnownReaders>): VitaleReaders {
  return {
    async presence(readerName) {
      try {
        const { slotType, generation } = chooseReader((await known()).listReaders(), { readerName });
        const state = slotType === 'empty' || slotType === 'unknown' ? slotType : 'card';
        return { state, ...(generation === undefined ? {} : { generation }) };
      } catch (error) {
        // Neither the smart card service nor a card library: the reading library may still have its own way.
        if (error instanceof CardError && error.code !== 'READER_NOT_FOUND') return UNKNOWN;
        throw error;
      }
    },
    onChange(listener) {
      let stop = (): void => {};
      let stopped = false;
      void known().then(
        ({ onReaderChange }) => {
          if (!stopped) stop = onReaderChange(listener);
        },
        () => undefined,
      );
      return () => {
        stopped = true;
        stop();
      };
    },
  };
}
