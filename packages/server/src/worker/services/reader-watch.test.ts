import type { PcscWatcher } from '@dmpconnect/card-pkcs11';
import { CardError } from '@dmpconnect/card-pkcs11';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { SILENT_LOGGER } from '../../testing/silent.js';
import { createLazyCards } from './card-service.js';
import { createReaderWatch } from './reader-watch.js';

const VIRTUAL = { host: '127.0.0.1', port: 1, token: 'token' };
const READER = { name: 'Lecteur 00 00', present: true, atr: '3B751300000009EA9000', generation: 1 };

function fakeWatcher(ready: Promise<void> = Promise.resolve(), live = true) {
  const closed = vi.fn(async () => {});
  const watcher: PcscWatcher = {
    ready,
    readers: () => (live ? [READER] : []),
    isLive: () => live,
    onChange: () => () => {},
    close: closed,
  };
  return { watcher, closed };
}

describe('the watch of the readers', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('is started once, when first asked for, and closed', async () => {
    const { watcher, closed } = fakeWatcher();
    const start = vi.fn(async () => watcher);
    const watch = createReaderWatch({ virtualCard: undefined }, 'production', SILENT_LOGGER, start);
    expect(start).not.toHaveBeenCalled();
    expect(await Promise.all([watch.get(), watch.get()])).toEqual([watcher, watcher]);
    expect(start).toHaveBeenCalledTimes(1);
    expect(vi.getTimerCount()).toBe(0);
    await watch.close();
    expect(closed).toHaveBeenCalledTimes(1);
  });

  it('is not started for a virtual card, nor closed when it never was started', async () => {
    const start = vi.fn();
    const watch = createReaderWatch({ virtualCard: VIRTUAL }, 'dev', SILENT_LOGGER, start);
    expect(await watch.get()).toBeUndefined();
    await watch.close();
    expect(start).not.toHaveBeenCalled();
  });

  it('does not wait for a smart card service that hangs', async () => {
    const { watcher } = fakeWatcher(new Promise(() => {}), false);
    const watch = createReaderWatch(
      { virtualCard: undefined },
      'production',
      SILENT_LOGGER,
      async () => watcher,
    );
    const got = watch.get();
    await vi.advanceTimersByTimeAsync(1000);
    expect(await got).toBe(watcher);
  });

  it('is done without where PC/SC cannot be called', async () => {
    const watch = createReaderWatch({ virtualCard: undefined }, 'production', SILENT_LOGGER, async () => {
      throw new CardError('CARD_SERVICE_UNAVAILABLE', 'No PC/SC library.');
    });
    expect(await watch.get()).toBeUndefined();
    await watch.close();
  });
});

describe('the readers of a machine without a card library', () => {
  const cardsWith = (watcher: PcscWatcher | undefined) =>
    createLazyCards({
      settings: { module: '/nowhere/libnone.so' } as Parameters<typeof createLazyCards>[0]['settings'],
      flavour: 'production',
      turns: { takeTurn: (_reader, work) => work(), withSignal: (_signal, work) => work() },
      watch: { get: async () => watcher },
      links: { announcePinRefused: () => {}, onPinRefused: () => {} },
      log: SILENT_LOGGER,
    });

  it('are those of the smart card service', async () => {
    const { listReaders } = await cardsWith(fakeWatcher().watcher).readers();
    expect(listReaders()).toMatchObject([{ name: READER.name, slotType: 'vitale', accessMode: 'pcsc' }]);
  });

  it.each([
    ['does not answer', fakeWatcher(Promise.resolve(), false).watcher],
    ['is not watched', undefined],
  ])('cannot be told when the service %s: the library is what is missing', async (_case, watcher) => {
    await expect(cardsWith(watcher).readers()).rejects.toMatchObject({ code: 'CARD_LIBRARY' });
  });
});
