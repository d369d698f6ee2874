import type { CardContext } from './card/card-context.js';
import { createCardSessions } from './card/card-session.js';
import { createCpxReader } from './card/cpx-reader.js';
import { endLogin } from './card/login.js';
import { SLOT_TYPE_OF_OCCUPANCY } from './card/occupancy.js';
import { createReaderTable } from './card/reader-table.js';
import type { ReaderSlot } from './card/slot-directory.js';
import { CardError } from './errors.js';
import { createLibrary } from './module/library.js';
import { accessModeOf } from './readers/access-mode.js';
import { matchesReaderName } from './readers/reader-name.js';
import { classifyAtr } from './readers/slot-type.js';
import type { CardService, CardServiceOptions, Reader, SlotType } from './service-types.js';
import { createKeyRegistry } from './tls/key-registry.js';

function slotTypeOf({ table }: CardContext, name: string): SlotType {
  const watched = table.watched(name);
  if (watched?.atr !== undefined) return classifyAtr(watched.atr);
  try {
    return SLOT_TYPE_OF_OCCUPANCY[table.look(name).kind];
  } catch (error) {
    // cps-card 7: a reader listed a moment ago may already be gone; it does not take the others with it.
    if (error instanceof CardError && error.code === 'READER_NOT_FOUND') return 'unknown';
    throw error;
  }
}

function chooseReader(
  readers: readonly ReaderSlot[],
  readerName: string | undefined,
  readerIndex: number | undefined,
): ReaderSlot {
  const wanted = readerName?.trim() ?? '';
  const found =
    wanted === ''
      ? readers[readerIndex ?? 0]
      : (readers.find(({ name }) => name === wanted) ??
        readers.find(({ name }) => matchesReaderName(wanted, name)));
  if (found === undefined) {
    throw new CardError('READER_NOT_FOUND', 'No reader has that name or number.');
  }
  return found;
}

/**
 * Makes the service of the card readers of a PKCS#11 module. The module is initialised at first use and finalised by
 * `close`; one service per module and process.
 *
 * @example
 * ```ts
 * const cards = createCardService({ module: loadPkcs11Module(path) });
 * const card = await cards.selectCpx({ readerIndex: 0 }).unlock(pin);
 * ```
 */
export function createCardService(options: CardServiceOptions): CardService {
  const library = createLibrary(options.module, options.logger);
  const table = createReaderTable(library, options.watcher);
  const context: CardContext = {
    table,
    sessions: createCardSessions(options.module, table),
    keys: createKeyRegistry(options.tlsEnginePath),
    clock: options.clock ?? { now: () => new Date() },
    takeTurn: options.takeTurn ?? ((_reader, work) => work()),
    logger: options.logger,
    onPinRefused: options.onPinRefused,
  };
  return {
    listReaders: () =>
      table.list().map(
        ({ name }, index): Reader => ({
          name,
          slotType: slotTypeOf(context, name),
          accessMode: accessModeOf(name, table.watched(name) !== undefined),
          index,
        }),
      ),
    selectCpx: ({ readerName, readerIndex }) =>
      createCpxReader(context, chooseReader(table.list(), readerName, readerIndex).name),
    revokeLogin(readerName) {
      const insertion = table.current(readerName);
      if (insertion !== undefined) endLogin(context.sessions, insertion);
    },
    close() {
      context.keys.close();
      library.close();
    },
  };
}
