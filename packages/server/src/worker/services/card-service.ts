import { existsSync } from 'node:fs';
import {
  CardError,
  type CardService,
  createCardService,
  defaultModulePaths,
  loadPkcs11Module,
  type Pkcs11Module,
} from '@dmpconnect/card-pkcs11';
import type { Settings } from '../../config/index.js';
import type { Flavour } from '../../flavour.js';
import type { Logger } from '../../logging/logger.js';
import type { WorkerLinks } from '../run.js';
import type { CallTurns } from './call-signal.js';

/** What the card service of a worker is made of. */
export interface CardParts {
  readonly settings: Settings['card'];
  readonly flavour: Flavour;
  readonly turns: CallTurns;
  readonly links: Pick<WorkerLinks, 'announcePinRefused' | 'onPinRefused'>;
  readonly log: Logger;
}

/** The cards, loaded when first asked for: a computer without a card library still serves what needs none. */
export interface LazyCards {
  get(): Promise<CardService>;
  close(): void;
}

/** Makes the cards of a worker. A failed load is tried again at the next call: the library may be installed since. */
export function createLazyCards({ settings, flavour, turns, links, log }: CardParts): LazyCards {
  let loading: Promise<CardService> | undefined;
  let loaded: CardService | undefined;

  const load = async (): Promise<CardService> => {
    const service = createCardService({
      module: await loadModule(settings, flavour),
      takeTurn: turns.takeTurn,
      onPinRefused: links.announcePinRefused,
      logger: log,
    });
    loaded = service;
    return service;
  };
  links.onPinRefused((reader) => loaded?.revokeLogin(reader));

  return {
    get() {
      loading ??= load().catch((error: unknown) => {
        loading = undefined;
        throw error;
      });
      return loading;
    },
    close: () => loaded?.close(),
  };
}

async function loadModule(
  { virtualCard, module }: Settings['card'],
  flavour: Flavour,
): Promise<Pkcs11Module> {
  if (virtualCard !== undefined && flavour === 'dev') {
    const { connectRemotePkcs11, isLoopbackHost } = await loadRemote();
    if (!isLoopbackHost(virtualCard.host)) {
      throw new CardError('CARD_LIBRARY', 'The virtual card must be on a loopback address.');
    }
    return connectRemotePkcs11({ host: virtualCard.host, port: virtualCard.port, token: virtualCard.token });
  }
  return loadPkcs11Module(module ?? findModule());
}
