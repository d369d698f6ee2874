import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CKR } from '../module/return-values.js';
import { startVirtualService } from '../testing/service.js';
import { createSettableWatcher } from '../testing/settable-watcher.js';

const NAME = 'Lecteur virtuel 0';
const CPS3 = '3BAC00402A001225006480000310009000';
const INSERTED = { name: NAME, present: true, atr: CPS3, generation: 1 };
const EMPTY = { name: NAME, present: false, generation: 2 };

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
});
afterEach(() => {
  vi.useRealTimers();
});

function listen(service: ReturnType<typeof startVirtualService>) {
  let told = 0;
  const stop = service.cards.onReaderChange(() => {
    told += 1;
  });
  return { told: () => told, stop };
}

describe('changes of the readers without PC/SC', () => {
  it('are found by a look at the slots every second, which asks no card anything', () => {
    const service = startVirtualService();
    const { told } = listen(service);
    vi.advanceTimersByTime(5000);
    expect(told()).toBe(0);
    service.readers.remove();
    vi.advanceTimersByTime(999);
    expect(told()).toBe(0);
    vi.advanceTimersByTime(1);
    expect(told()).toBe(1);
    expect(service.recorded.count('C_GetTokenInfo')).toBe(0);
  });

  it('are found when a card was taken out and put back between two looks', () => {
    const service = startVirtualService();
    const { told } = listen(service);
    service.readers.remove();
    service.readers.insert(service.card);
    vi.advanceTimersByTime(1000);
    expect(told()).toBe(1);
  });

  it('are found when the library stops to answer, and when it answers again', () => {
    const service = startVirtualService();
    const { told } = listen(service);
    service.recorded.failNext('C_GetSlotList', CKR.GENERAL_ERROR);
    vi.advanceTimersByTime(1000);
    expect(told()).toBe(1);
    vi.advanceTimersByTime(1000);
    expect(told()).toBe(2);
  });

  it('are not looked for once nobody listens', () => {
    const service = startVirtualService();
    const { stop } = listen(service);
    stop();
    const before = service.recorded.count('C_GetSlotList');
    vi.advanceTimersByTime(5000);
    expect(service.recorded.count('C_GetSlotList')).toBe(before);
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('changes of the readers with PC/SC', () => {
  it('are told at once, and no slot is polled', () => {
    const watcher = createSettableWatcher([INSERTED]);
    const service = startVirtualService({}, { watcher });
    const { told } = listen(service);
    const looks = service.recorded.count('C_GetSlotList');
    vi.advanceTimersByTime(5000);
    expect(service.recorded.count('C_GetSlotList')).toBe(looks);
    watcher.set([EMPTY]);
    expect(told()).toBe(1);
  });

  it('are polled too for a reader that only the library knows', () => {
    const watcher = createSettableWatcher([{ ...INSERTED, name: 'Another' }]);
    const service = startVirtualService({}, { watcher });
    const { told } = listen(service);
    service.readers.remove();
    vi.advanceTimersByTime(1000);
    expect(told()).toBe(1);
  });

  it('are polled while the service does not answer', () => {
    const watcher = createSettableWatcher([INSERTED]);
    const service = startVirtualService({}, { watcher });
    const { told } = listen(service);
    watcher.set(undefined);
    expect(told()).toBe(1);
    vi.advanceTimersByTime(1000);
    service.readers.remove();
    vi.advanceTimersByTime(1000);
    expect(told()).toBe(2);
  });

  it('are no longer heard after the service of the cards was closed', () => {
    const watcher = createSettableWatcher([INSERTED]);
    const service = startVirtualService({}, { watcher });
    listen(service);
    service.cards.close();
    expect(watcher.listeners()).toBe(0);
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('a reader known by PC/SC', () => {
  it('that is empty is told so without the library', () => {
    const watcher = createSettableWatcher([INSERTED]);
    const { cards, recorded } = startVirtualService({}, { watcher });
    const reader = cards.selectCpx({});
    watcher.set([EMPTY]);
    const before = recorded.count('C_GetSlotInfo');
    expect([reader.glance(), reader.status()]).toEqual(['empty', { state: 'no-card' }]);
    expect(recorded.count('C_GetSlotInfo')).toBe(before);
  });

  it('that holds a Vitale card does not have the library try it', () => {
    const watcher = createSettableWatcher([{ ...INSERTED, atr: '3B751300000009EA9000' }]);
    const { cards, recorded } = startVirtualService({}, { watcher });
    expect(cards.selectCpx({}).status()).toEqual({ state: 'unknown-card' });
    expect(recorded.count('C_GetTokenInfo')).toBe(0);
  });

  it('can be chosen before the library lists it', () => {
    const watcher = createSettableWatcher([{ ...EMPTY, name: 'New reader' }, INSERTED]);
    const { cards } = startVirtualService({}, { watcher });
    expect(cards.selectCpx({ readerName: 'New reader' }).status()).toEqual({ state: 'no-card' });
    expect(cards.selectCpx({ readerIndex: 1 }).status().state).toBe('valid');
  });

  it('is listed although the library lists nothing', () => {
    const watcher = createSettableWatcher([INSERTED]);
    const { cards, recorded } = startVirtualService({}, { watcher });
    recorded.failNext('C_GetSlotList', CKR.GENERAL_ERROR);
    expect(cards.listReaders()).toMatchObject([{ name: NAME, slotType: 'cps' }]);
  });
});

describe('a smart card service that went away', () => {
  it('takes its readers along, whatever the library still shows', () => {
    const watcher = createSettableWatcher([INSERTED]);
    const { cards } = startVirtualService({}, { watcher });
    const reader = cards.selectCpx({});
    watcher.set(undefined);
    expect([reader.glance(), reader.status().state]).toEqual(['unreachable', 'reader-error']);
  });

  it('leaves the readers that it never knew: GALSS resources, tokens of a software library', () => {
    const watcher = createSettableWatcher(undefined);
    const { cards, readers } = startVirtualService({}, { watcher, readerNames: ['CPS1'] });
    const reader = cards.selectCpx({});
    expect([reader.glance(), reader.status().state]).toEqual(['occupied', 'valid']);
    readers.remove();
    expect([reader.glance(), reader.status().state]).toEqual(['empty', 'no-card']);
  });

  it('makes the library start again when it comes back, without any PIN', async () => {
    const watcher = createSettableWatcher([INSERTED]);
    const { cards, recorded } = startVirtualService({}, { watcher });
    const card = await cards.selectCpx({}).unlock('1234');
    watcher.set(undefined);
    watcher.set([{ ...INSERTED, generation: 2 }]);
    expect(() => card.assertUsable()).toThrow(expect.objectContaining({ code: 'CARD_CHANGED' }));
    expect(cards.selectCpx({}).status().state).toBe('valid');
    expect(recorded.count('C_Initialize')).toBe(2);
    expect(recorded.count('C_Login')).toBe(1);
  });
});
