import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { listWatchedReaders } from '../readers/list.js';
import { findOpenSc } from '../testing/opensc.js';
import { describeOpenSc } from '../testing/opensc-suite.js';
import { createVirtualPcscd, type VirtualPcscd, whyNoPcscd } from '../testing/pcscd.js';
import { createVirtualIcc, type VirtualIcc } from '../testing/virtual-icc.js';
import { whenReaders } from '../testing/when-readers.js';
import { type PcscWatcher, startPcscWatcher } from './start-watcher.js';

// cps-card 6.
const CPS3 = '3BAC00402A001225006480000310009000';
const CPS4 = '3B9B188001001225006480040100009044';
const VITALE = '3B751300000009EA9000';

const QUICK = { times: { sliceMs: 200, retryMs: 50 } };

const obstacle = whyNoPcscd();
if (obstacle !== undefined) console.warn(`Smart card service not tested: ${obstacle}.`);

describe.skipIf(obstacle !== undefined)('a real smart card service with a virtual reader', () => {
  let pcscd: VirtualPcscd;
  let watcher: PcscWatcher;
  let cards: VirtualIcc[] = [];

  beforeAll(async () => {
    pcscd = await createVirtualPcscd();
    await pcscd.start();
    watcher = await startPcscWatcher(QUICK);
    await plugged();
  });
  afterEach(async () => {
    for (const card of cards) card.remove();
    cards = [];
    await whenReaders(watcher, (readers) => readers.every(({ present }) => !present));
  });
  afterAll(async () => {
    await watcher?.close();
    await pcscd?.close();
  });

  const plugged = () => whenReaders(watcher, (readers) => readers.length === 2);
  const reader = (slot: 0 | 1) => watcher.readers().find(({ name }) => name === pcscd.readerNames[slot]);
  const generation = (slot: 0 | 1) => reader(slot)?.generation ?? 0;
  const cardIs = (slot: 0 | 1, present: boolean) =>
    whenReaders(watcher, () => reader(slot)?.present === present);
  const insert = async (atr: string, slot: 0 | 1 = 0) => {
    const card = createVirtualIcc({ port: pcscd.ports[slot], atr });
    cards.push(card);
    await card.insert();
    await cardIs(slot, true);
    return card;
  };

  it('shows the readers, empty', () => {
    const generation = expect.any(Number);
    expect(listWatchedReaders(watcher)).toEqual([
      { name: pcscd.readerNames[0], slotType: 'empty', accessMode: 'pcsc', index: 0, generation },
      { name: pcscd.readerNames[1], slotType: 'empty', accessMode: 'pcsc', index: 1, generation },
    ]);
  });

  it.each([
    ['CPS3', CPS3, 'cps'],
    ['CPS4', CPS4, 'cps'],
    ['Vitale', VITALE, 'vitale'],
    ['another card', '3B6500002063CB6800', 'other'],
  ])('tells a %s by its answer to reset', async (_card, atr, slotType) => {
    await insert(atr);
    expect(reader(0)?.atr).toBe(atr);
    expect(listWatchedReaders(watcher)[0]?.slotType).toBe(slotType);
  });

  it('tells two cards apart, each in its reader', async () => {
    await insert(VITALE, 1);
    await insert(CPS3, 0);
    expect(listWatchedReaders(watcher).map(({ slotType }) => slotType)).toEqual(['cps', 'vitale']);
  });

  it('counts each insertion and each removal', async () => {
    const before = generation(0);
    const card = await insert(CPS3);
    const inserted = generation(0);
    expect(inserted).toBeGreaterThan(before);
    card.remove();
    await cardIs(0, false);
    expect(generation(0)).toBeGreaterThan(inserted);
  });

  it('finds the service again after it was killed, and the card put in meanwhile', async () => {
    await insert(CPS3);
    const before = generation(0);
    await pcscd.kill();
    await whenReaders(watcher, (readers, live) => !live && readers.length === 0);
    await pcscd.start();
    await plugged();
    await insert(CPS4);
    expect(reader(0)?.atr).toBe(CPS4);
    expect(generation(0)).toBeGreaterThan(before);
  });

  it('notices a reader unplugged and plugged again', async () => {
    await pcscd.start({ plugged: false });
    await whenReaders(watcher, (readers, live) => live && readers.length === 0);
    await pcscd.start();
    await plugged();
    await insert(CPS3, 1);
    expect(listWatchedReaders(watcher)[1]?.slotType).toBe('cps');
  });

  it('survives many restarts of the service without a trace', async () => {
    for (let turn = 0; turn < 5; turn += 1) {
      await pcscd.kill();
      await whenReaders(watcher, (_readers, live) => !live);
      await pcscd.start();
      await plugged();
    }
    await insert(VITALE);
    expect(listWatchedReaders(watcher)[0]?.slotType).toBe('vitale');
  });
});

describe.skipIf(obstacle !== undefined)('a machine whose smart card service is not there', () => {
  it('is told at once, without holding up anything, and the service is found when it comes', async () => {
    const watcher = await startPcscWatcher(QUICK);
    await watcher.ready;
    expect(watcher.isLive()).toBe(false);
    expect(watcher.readers()).toEqual([]);
    const pcscd = await createVirtualPcscd();
    try {
      await pcscd.start();
      await whenReaders(watcher, (readers) => readers.length === 2);
    } finally {
      await watcher.close();
      await pcscd.close();
    }
  });
});

const openSc = findOpenSc();
if (openSc === undefined) console.warn('OpenSC or the compiled pkcs11js is not installed: not tested.');
if (obstacle === undefined && openSc !== undefined) describeOpenSc(openSc);
