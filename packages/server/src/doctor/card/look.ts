import { CardError, type CardService, createCardService, type Reader } from '@dmpconnect/card-pkcs11';
import type { Settings } from '../../config/index.js';
import type { Flavour } from '../../flavour.js';
import type { Logger } from '../../logging/logger.js';
import { findModulePath, loadCardModule } from '../../worker/services/card-service.js';
import { createReaderWatch } from '../../worker/services/reader-watch.js';
import type { CardEvent, ReaderFacts } from './facts.js';

/** What a look at the cards takes. */
export interface CardLook {
  readonly settings: Settings['card'];
  readonly flavour: Flavour;
  readonly log: Logger;
  /** Told each thing before the next is looked at: a card library may end the process at any step. */
  readonly tell: (event: CardEvent) => void;
}

/** Looks at the smart card service, the card library, the readers and their cards, without PIN and without using a try. */
export async function lookAtCards({ settings, flavour, log, tell }: CardLook): Promise<void> {
  const watch = createReaderWatch(settings, flavour, log);
  try {
    const watched = await watch.get();
    tell({
      kind: 'smart-card-service',
      state: watched === undefined ? 'unwatched' : watched.isLive() ? 'running' : 'stopped',
    });
    if (settings.virtualCard === undefined || flavour !== 'dev') {
      tell({ kind: 'library-found', path: findModulePath(settings) });
    }
    const { module, watcher = watched, close } = await loadCardModule(settings, flavour);
    const cards = createCardService({ module, ...(watcher === undefined ? {} : { watcher }), logger: log });
    try {
      const listed = cards.listReaders();
      const { libraryDescription, libraryVersion } = module.C_GetInfo();
      tell({
        kind: 'library',
        description: libraryDescription.trim(),
        version: `${libraryVersion.major}.${libraryVersion.minor}`,
      });
      tell({ kind: 'readers', readers: listed.map((reader) => lookAtReader(cards, reader)) });
    } catch (error) {
      tell({ kind: 'library-fault', ...describe(error) });
    } finally {
      cards.close();
      close?.();
    }
  } catch (error) {
    tell({ kind: 'library-missing', ...describe(error) });
  } finally {
    await watch.close();
    tell({ kind: 'end' });
  }
}

function lookAtReader(cards: CardService, { name, slotType }: Reader): ReaderFacts {
  if (slotType === 'empty' || slotType === 'vitale') return { name, slotType };
  try {
    const reader = cards.selectCpx({ readerName: name });
    const { state, remainingPinTries } = reader.status();
    const known = {
      name,
      slotType,
      state,
      ...(remainingPinTries === undefined ? {} : { remainingPinTries }),
    };
    if (state === 'no-card' || state === 'unknown-card' || state === 'reader-error') return known;
    try {
      const { validUntil, expired, cpxType, certificates } = reader.holder();
      return {
        ...known,
        holder: {
          validUntil,
          expired,
          cpxType,
          authentication: Buffer.from(certificates.authentication).toString('base64'),
          signature: Buffer.from(certificates.signature).toString('base64'),
        },
      };
    } catch (error) {
      return { ...known, unreadable: describe(error).code };
    }
  } catch (error) {
    return { name, slotType, unreadable: describe(error).code };
  }
}

function describe(error: unknown): { readonly code: string; readonly message: string } {
  // Messages of the card package are for people and name no holder; others were not written for a screen.
  return error instanceof CardError
    ? { code: error.code, message: error.message }
    : { code: 'UNKNOWN', message: 'The card library failed in a way nobody foresaw.' };
}
