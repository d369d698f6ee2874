import { createApiLecProvider, createVitaleReaders, type VitaleProvider } from '@dmpconnect/card-pkcs11';
import type { Settings } from '../../config/index.js';
import type { Flavour } from '../../flavour.js';
import { readSurroundings, type Surroundings } from '../../platform/surroundings.js';
import type { LazyCards } from './card-service.js';
import { reachVirtualCard } from './virtual-card.js';

/** What the Vitale cards of a worker are read with. */
export interface VitaleParts {
  readonly settings: Settings['card'];
  readonly flavour: Flavour;
  readonly cards: Pick<LazyCards, 'readers'>;
  readonly env?: Surroundings['env'];
}

/** The Vitale cards, whose library is looked for when first asked for. */
export interface LazyVitale {
  /** @throws {CardError} `VITALE_LIBRARY` */
  get(): Promise<VitaleProvider>;
  close(): void;
}

/** Makes the Vitale cards of a worker. A failure is tried again at the next call: the library may be installed since. */
export function createLazyVitale({
  settings,
  flavour,
  cards,
  env = readSurroundings().env,
}: VitaleParts): LazyVitale {
  let loading: Promise<VitaleProvider> | undefined;
  let loaded: VitaleProvider | undefined;

  const load = async (): Promise<VitaleProvider> => {
    const readers = createVitaleReaders(cards.readers);
    const virtual = await reachVirtualCard(settings, flavour);
    loaded =
      virtual?.remote.createRemoteVitaleProvider(virtual.peer, readers) ??
      createApiLecProvider({ ...describeLibrary(settings, env), readers });
    return loaded;
  };

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

function describeLibrary(settings: Settings['card'], env: Surroundings['env']) {
  const { vitaleLibrary, vitaleFolder, vitaleInitFunction, vitaleReadFunction, vitaleFinishFunction } =
    settings;
  return {
    ...(vitaleLibrary === undefined ? {} : { library: vitaleLibrary }),
    ...(vitaleFolder === undefined ? {} : { dataFolder: vitaleFolder }),
    functions: {
      ...(vitaleInitFunction === undefined ? {} : { initialise: vitaleInitFunction }),
      ...(vitaleReadFunction === undefined ? {} : { read: vitaleReadFunction }),
      ...(vitaleFinishFunction === undefined ? {} : { finish: vitaleFinishFunction }),
    },
    ...(env.ProgramFiles === undefined || env.ProgramData === undefined
      ? {}
      : { windowsFolders: { programFiles: env.ProgramFiles, programData: env.ProgramData } }),
  };
}
