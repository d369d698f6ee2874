import { describe, expect, it } from 'vitest';
import { createFakePcsc } from '../testing/fake-pcsc.js';
import { whenReaders } from '../testing/when-readers.js';
import { READER_STATE, SCARD } from './codes.js';
import { startPcscWatcher } from './start-watcher.js';

const NO_SERVICE = 0x8010001d;
const COMMUNICATION = 0x80100013;
const QUICK = { sliceMs: 20, retryMs: 1 };
const ATR = Uint8Array.of(0x3b, 0x75, 0x13);

async function watch(fake: ReturnType<typeof createFakePcsc>) {
  const watcher = await startPcscWatcher({ calls: fake.calls, times: QUICK });
  await watcher.ready;
  return watcher;
}

describe('watching the readers', () => {
  it('hears of a card at once, without connecting to it', async () => {
    const fake = createFakePcsc();
    fake.plug('A');
    const watcher = await watch(fake);
    fake.set('A', READER_STATE.PRESENT, ATR);
    expect(await whenReaders(watcher, ([reader]) => reader?.present === true)).toMatchObject([
      { name: 'A', atr: '3B7513' },
    ]);
    await watcher.close();
    expect(fake.openContexts()).toBe(0);
  });

  it.each([
    ['announces it', true],
    ['does not announce it, as on macOS', false],
  ])('hears of a reader plugged in when the service %s', async (_case, plugEvents) => {
    const fake = createFakePcsc({ plugEvents });
    const watcher = await watch(fake);
    expect(watcher.isLive()).toBe(true);
    fake.plug('A');
    await whenReaders(watcher, (readers) => readers.length === 1);
    fake.unplug('A');
    await whenReaders(watcher, (readers) => readers.length === 0);
    await watcher.close();
  });

  it('does not lose the other readers when one is unplugged between the list and the wait', async () => {
    const fake = createFakePcsc();
    fake.plug('A');
    fake.plug('B');
    const watcher = await watch(fake);
    fake.failNextWait(SCARD.UNKNOWN_READER);
    fake.set('B', READER_STATE.PRESENT, ATR);
    const readers = await whenReaders(watcher, ([, second]) => second?.present === true);
    expect(readers.map(({ name }) => name)).toEqual(['A', 'B']);
    await watcher.close();
  });

  it.each([
    ['dies during a wait', (fake: ReturnType<typeof createFakePcsc>) => fake.failNextWait(COMMUNICATION)],
    ['stops with its last reader, as on Windows', (fake: ReturnType<typeof createFakePcsc>) => fake.stop()],
  ])('finds a service again that %s', async (_case, breakService) => {
    const fake = createFakePcsc();
    fake.plug('A');
    const watcher = await watch(fake);
    const before = watcher.readers()[0]?.generation ?? 0;
    const lost = whenReaders(watcher, (_readers, live) => !live);
    breakService(fake);
    await lost;
    fake.resume();
    const [reader] = await whenReaders(watcher, (readers, live) => live && readers.length === 1);
    expect(reader?.generation).toBeGreaterThan(before);
    await watcher.close();
    expect(fake.openContexts()).toBe(0);
  });

  it('says that there is no service, and finds it when it comes', async () => {
    const fake = createFakePcsc();
    fake.stop(NO_SERVICE);
    const watcher = await watch(fake);
    expect([watcher.isLive(), watcher.readers()]).toEqual([false, []]);
    fake.plug('A');
    fake.resume();
    await whenReaders(watcher, (readers) => readers.length === 1);
    await watcher.close();
  });

  it('does not tell twice what did not change', async () => {
    const fake = createFakePcsc();
    fake.plug('A');
    const watcher = await watch(fake);
    let told = 0;
    watcher.onChange(() => {
      told += 1;
    });
    await fake.waits(5);
    expect(told).toBe(0);
    await watcher.close();
  });

  it('falls silent when closed, in the middle of a wait', async () => {
    const fake = createFakePcsc();
    fake.plug('A');
    const watcher = await startPcscWatcher({ calls: fake.calls, times: { sliceMs: 1_000_000, retryMs: 1 } });
    await watcher.ready;
    await fake.waits(1);
    await watcher.close();
    expect(fake.openContexts()).toBe(0);
  });
});
