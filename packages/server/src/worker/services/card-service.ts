import { existsSync } from 'node:fs';
import {
  CardError,
  type CardService,
  createCardService,
  defaultModulePaths,
  listWatchedReaders,
  loadPkcs11Module,
  type Pkcs11Module,
  type ReaderWatcher,
} from '@dmpconnect/card-pkcs11';
import type { Settings } from '../../config/index.js';
import type { Flavour } from '../../flavour.js';
import type { Logger } from '../../logging/logger.js';
import type { WorkerLinks } from '../run.js';
import type { CallTurns } from './call-signal.js';
import type { ReaderWatch } from './reader-watch.js';
import { reachVirtualCard } from './virtual-card.js';

/** What the card service of a worker is made of. */
export interface CardParts {
  readonly settings: Settings['card'];
  readonly flavour: Flavour;
  readonly turns: CallTurns;
  readonly watch: Pick<ReaderWatch, 'get'>;
  readonly links: Pick<WorkerLinks, 'announcePinRefused' | 'onPinRefused'>;
  readonly log: Logger;
}

/** The readers of this machine, whoever tells them. */
export type KnownReaders = Pick<CardService, 'listReaders' | 'onReaderChange'>;

/** The cards, loaded when first asked for: a computer without a card library still serves what needs none. */
export interface LazyCards {
  get(): Promise<CardService>;
  /** The readers, known without the card library when the smart card service tells them. @throws {CardError} */
  readers(): Promise<KnownReaders>;
  close(): void;
}

/** Makes the cards of a worker. A failed load is tried again at the next call: the library may be installed since. */
export function createLazyCards({ settings, flavour, turns, watch, links, log }: CardParts): LazyCards {
  let loading: Promise<CardService> | undefined;
  let loaded: CardService | undefined;
  let closeVirtual = (): void => {};

  const load = async (): Promise<CardService> => {
    const { module, watcher = await watch.get(), close } = await loadCardModule(settings, flavour);
    if (close !== undefined) closeVirtual = close;
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
    async readers() {
      try {
        return await get();
      } catch (error) {
        const watcher = await watch.get();
        if (watcher?.isLive() !== true) throw error;
        return { listReaders: () => listWatchedReaders(watcher), onReaderChange: watcher.onChange };
      }
    },
    close() {
      loaded?.close();
      closeVirtual();
    },
  };
}

/** The module of the cards, and what comes with it. */
export interface LoadedModule {
  readonly module: Pkcs11Module;
  /** Of the readers that come with the module. */
  readonly watcher?: ReaderWatcher;
  readonly close?: () => void;
}

/** Loads the card library of the settings, or reaches the virtual card. @throws {CardError} */
export async function loadCardModule(settings: Settings['card'], flavour: Flavour): Promise<LoadedModule> {
  const virtual = await reachVirtualCard(settings, flavour);
  if (virtual === undefined) return { module: loadPkcs11Module(findModulePath(settings)) };
  const { remote, peer } = virtual;
  const module = remote.connectRemotePkcs11(peer);
  const watcher = remote.watchRemoteReaders(module, peer);
  return { module, watcher, close: () => watcher.close() };
}

/**
 * The card library of the settings, else where the installer of the Cryptolib CPS puts its own (cps-card 1.1).
 *
 * @throws {CardError} `CARD_LIBRARY`
 */
export function findModulePath({ module }: Pick<Settings['card'], 'module'>): string {
  if (module !== undefined) return module;
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
