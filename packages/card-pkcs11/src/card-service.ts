import type { CardContext } from './card/card-context.js';
import { createCardSessions } from './card/card-session.js';
import { createCpxReader } from './card/cpx-reader.js';
import { endLogin } from './card/login.js';
import { SLOT_TYPE_OF_OCCUPANCY } from './card/occupancy.js';
import { createReaderChanges } from './card/reader-changes.js';
import { createReaderTable, type ReaderTable } from './card/reader-table.js';
import { CardError } from './errors.js';
import { createLibrary } from './module/library.js';
import { chooseReader } from './readers/choose.js';
import { describeReaders } from './readers/list.js';
import { mergeReaders } from './readers/merge.js';
import type { CardService, CardServiceOptions, SlotType } from './service-types.js';
import { createKeyRegistry } from './tls/key-registry.js';

function slotTypeOf(table: ReaderTable, slotName: string): SlotType {
  try {
    return SLOT_TYPE_OF_OCCUPANCY[table.look(slotName).kind];
  } catch (error) {
    // cps-card 7: a reader listed a moment ago may already be gone; it does not take the others with it.
    if (error instanceof CardError && error.code === 'READER_NOT_FOUND') return 'unknown';
    throw error;
  }
}

function listSlotNames(table: ReaderTable, { watcher, logger }: CardServiceOptions): readonly string[] {
  try {
    return table.list().map(({ name }) => name);
  } catch (error) {
    // The readers are known all the same, and a Vitale card needs no PKCS#11 library.
    if (watcher?.isLive() !== true) throw error;
    logger?.warn({ err: error }, 'the card library lists no reader');
    return [];
  }
}

// What the library still shows of the readers is that of a service that is no more (cps-card 13).
function restartWithService(table: ReaderTable, { watcher }: CardServiceOptions): () => void {
  let wasLive = watcher?.isLive();
  const stop = watcher?.onChange(() => {
    const isLive = watcher.isLive();
    if (wasLive === false && isLive) table.reset();
    wasLive = isLive;
  });
  return () => stop?.();
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
  // In this order: whoever hears of a change finds the library ready to start again.
  const stopRestarts = restartWithService(table, options);
  const changes = createReaderChanges(table, options.watcher);
  const known = () => mergeReaders(options.watcher?.readers() ?? [], listSlotNames(table, options));
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
    listReaders: () => describeReaders(known(), (slotName) => slotTypeOf(table, slotName)),
    onReaderChange: changes.subscribe,
    selectCpx(selection) {
      const { name, slotName } = chooseReader(known(), selection);
      return createCpxReader(context, slotName ?? name);
    },
    revokeLogin(readerName) {
      const insertion = table.current(readerName);
      if (insertion !== undefined) endLogin(context.sessions, insertion);
    },
    close() {
      changes.close();
      stopRestarts();
      context.keys.close();
      library.close();
    },
  };
}
