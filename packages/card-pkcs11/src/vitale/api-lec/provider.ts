import { existsSync } from 'node:fs';
import { CardError } from '../../errors.js';
import type { VitaleProvider, VitaleReaders } from '../provider.js';
import { readVitaleCard } from '../read-card.js';
import { defaultApiLecPlace, type WindowsFolders } from './default-places.js';
import { API_LEC_FUNCTIONS, type ApiLecFunctions } from './functions.js';
import { openReadingThread } from './reading-thread.js';

/** What the official reading library is reached with. */
export interface ApiLecOptions {
  /** What the readers hold; the library itself only tells by reading. */
  readonly readers: VitaleReaders;
  /** File of the library; by default where its installer puts it. */
  readonly library?: string;
  /** Folder of its `api_lec.ini` and tables; by default where its installer puts it. */
  readonly dataFolder?: string;
  /** Names of its functions, where they are not the official ones. */
  readonly functions?: Partial<ApiLecFunctions>;
  /** How long the library may wait for a card, seconds; 2 by default. */
  readonly waitSeconds?: number;
  readonly windowsFolders?: WindowsFolders;
}

const DEFAULT_WAIT_SECONDS = 2;

/**
 * Makes the provider of the official reading library ("API de lecture" of GIE SESAM-Vitale). The reader it reads is the
 * one that its own `api_lec.ini` names (`Ressource_Vitale`); the reader's name here serves to know whether a card is there.
 *
 * @throws CardError `VITALE_LIBRARY` when the library is not installed
 */
export function createApiLecProvider(options: ApiLecOptions): VitaleProvider {
  const { readers, waitSeconds = DEFAULT_WAIT_SECONDS } = options;
  const place = defaultApiLecPlace(process.platform, options.windowsFolders);
  const library = options.library ?? place?.library;
  if (library === undefined) {
    throw missing('the official reading library does not exist for this system: name one in the settings');
  }
  // A bare name is looked for by the system's own rules, only a path can be checked.
  if (/[\\/]/.test(library) && !existsSync(library)) throw missing(`there is no ${library}`);
  const dataFolder = options.dataFolder ?? place?.dataFolder ?? folderOf(library);
  const functions = { ...API_LEC_FUNCTIONS, ...options.functions };
  const thread = openReadingThread({ library, dataFolder, functions, waitSeconds });

  return {
    presence: (readerName) => readers.presence(readerName),
    onChange: (listener) => readers.onChange(listener),
    async read(readerName, signal) {
      const { state } = await readers.presence(readerName);
      if (state === 'empty') throw new CardError('VITALE_ABSENT', 'There is no card in the reader.');
      return readVitaleCard(await thread.read(signal));
    },
    close: () => thread.close(),
  };
}

function folderOf(library: string): string {
  return library.replace(/[^\\/]*$/, '');
}

function missing(what: string): CardError {
  return new CardError('VITALE_LIBRARY', `The "API de lecture" of Vitale cards is not installed: ${what}.`);
}
