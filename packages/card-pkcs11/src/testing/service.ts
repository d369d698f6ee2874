import { createCardService } from '../card-service.js';
import type { CardService, CardServiceOptions } from '../service-types.js';
import { createTestPki, type TestPki } from './pki.js';
import { type RecordedModule, recordCalls } from './recording.js';
import { createVirtualCard, type VirtualCard, type VirtualCardOptions } from './virtual-card.js';
import { createVirtualReaders, type VirtualReaders } from './virtual-reader.js';

/** A card service over virtual readers, its calls recorded, with a card in the first one. */
export interface VirtualService {
  readonly cards: CardService;
  readonly readers: VirtualReaders;
  readonly recorded: RecordedModule;
  readonly card: VirtualCard;
}

let sharedPki: TestPki | undefined;

/** The PKI of the tests of this file, made once. */
export function testPki(): TestPki {
  sharedPki ??= createTestPki();
  return sharedPki;
}

/** Starts a service; `card` and `options` say how it departs from the usual one. */
export function startVirtualService(
  card: Partial<VirtualCardOptions> = {},
  options: Partial<CardServiceOptions> & { readonly readerNames?: readonly string[] } = {},
): VirtualService {
  const { readerNames, ...serviceOptions } = options;
  const readers = createVirtualReaders(readerNames);
  const inserted = createVirtualCard({ pki: testPki(), ...card });
  readers.insert(inserted);
  const recorded = recordCalls(readers.module);
  const cards = createCardService({ module: recorded.module, ...serviceOptions });
  return { cards, readers, recorded, card: inserted };
}
