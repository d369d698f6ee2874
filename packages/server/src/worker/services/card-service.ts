import { existsSync } from 'node:fs';
import {
  CardError,
  type CardService,
  createCardService,
  defaultModulePaths,
  listWatchedReaders,
  loadPkcs11Module,
  type Pkcs11Module,
  type Reader,
} from '@dmpconnect/card-pkcs11';
import { z } from 'zod';
import type { Settings } from '../../config/index.js';
import type { Flavour } from '../../flavour.js';
import type { Logger } from '../../logging/logger.js';
import type { WorkerLinks } from '../run.js';
import type { CallTurns } from './call-signal.js';
import type { ReaderWatch } from './reader-watch.js';

/** What the card service of a worker is made of. */
export interface CardParts {
  readonly settings: Settings['card'];
  readonly flavour: Flavour;
  readonly turns: CallTurns;
  readonly watch: Pick<ReaderWatch, 'get'>;
  readonly links: Pick<WorkerLinks, 'announcePinRefused' | 'onPinRefused'>;
  readonly log: Logger;
}

/** The cards, loaded when first asked for: a computer without a card library still serves what needs none. */
export interface LazyCards {
  get(): Promise<CardService>;
  /** The readers, known without the card library when the smart card service tells them. @throws {CardError} */
  listReaders(): Promise<readonly Reader[]>;
  close(): void;
}

/** Makes the cards of a worker. A failed load is tried again at the next call: the library may be installed since. */
export function createLazyCards({ settings, flavour, turns, watch, links, log }: CardParts): LazyCards {
  let loading: Promise<CardService> | undefined;
  let loaded: CardService | undefined;

  const load = async (): Promise<CardService> => {
    const module = await loadModule(settings, flavour);
    const watcher = await watch.get();
    const service = createCardService({
      module,
      ...(watcher === undefined ? {} : { watcher }),
      takeTurn: turns.takeTurn,
      onPinRefused: links.announcePinRefused,
      logger: log,
    });
    loaded = service;
    return service;
  };
  links.onPinRefused((reader) => loaded?.revokeLogin(reader));

  const get = (): Promise<CardService> => {
    loading ??= load().catch((error: unknown) => {
      loading = undefined;
      throw error;
    });
    return loading;
  };

  return {
    get,
    async listReaders() {
      let service: CardService;
      try {
        service = await get();
      } catch (error) {
        const watcher = await watch.get();
        if (watcher?.isLive() !== true) throw error;
        return listWatchedReaders(watcher);
      }
      return service.listReaders();
    },
    close: () => loaded?.close(),
  };
}

const loopbackHost = z.enum(['127.0.0.1', '::1', 'localhost']);

async function loadModule(
  { virtualCard, module }: Settings['card'],
  flavour: Flavour,
): Promise<Pkcs11Module> {
  if (virtualCard !== undefined && flavour === 'dev') {
    // Only the development flavour knows how to reach it: the other one must not even carry the code.
    const { connectRemotePkcs11 } = await import('@dmpconnect/card-pkcs11/remote');
    return connectRemotePkcs11({ ...virtualCard, host: loopbackHost.parse(virtualCard.host) });
  }
  return loadPkcs11Module(module ?? findModule());
}

/** Where the installer of the Cryptolib CPS puts its library (cps-card 1.1). */
function findModule(): string {
  const places = defaultModulePaths(process.platform, process.arch);
  const found = places.find((place) => existsSync(place));
  if (found !== undefined) return found;
  throw new CardError(
    'CARD_LIBRARY',
    places.length === 0
      ? 'The Cryptolib CPS does not exist for this system: name a PKCS#11 library in the settings (card/module).'
      : `The Cryptolib CPS is not installed: no ${places.join(' nor ')}.`,
  );
}
