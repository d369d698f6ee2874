import { CardError, type VitaleCard } from '@dmpconnect/card-pkcs11';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createFakeVitale, FAKE_VITALE_CARD, type FakeVitale } from '../testing/fake-vitale.js';
import { followVitaleStates, type VitaleState } from './vitale-states.js';

const INTERVAL_MS = 5000;
const FIRST = FAKE_VITALE_CARD;
const SECOND: VitaleCard = { ...FIRST, xml: '<D>ADRDEUX</D>' };

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});
afterEach(() => {
  vi.useRealTimers();
});

function monitor(prepare: (vitale: FakeVitale) => void = () => {}) {
  const vitale = createFakeVitale();
  prepare(vitale);
  const told: VitaleState[] = [];
  const ended = new AbortController();
  let readerName = 'Reader B';
  const source = {
    readerName: () => readerName,
    presence: vitale.presence,
    onChange: vitale.onChange,
    read: (signal: AbortSignal) => vitale.read(readerName, signal),
  };
  const running = (async () => {
    for await (const state of followVitaleStates(source, INTERVAL_MS, ended.signal)) told.push(state);
  })();
  const settle = () => vi.advanceTimersByTimeAsync(0);
  let generation = 1;
  return {
    vitale,
    told: async () => {
      await settle();
      return told.splice(0).map((state) => (state.state === 'inserted' ? state.card : state.state));
    },
    /** Puts a card in, or takes it out, and lets the readers tell it. */
    async insert(card: VitaleCard | Error) {
      generation += 1;
      vitale.card = card;
      vitale.holds = { state: 'card', generation };
      vitale.change();
      await settle();
    },
    async remove() {
      generation += 1;
      vitale.holds = { state: 'empty', generation };
      vitale.change();
      await settle();
    },
    choose(name: string) {
      readerName = name;
    },
    async end() {
      ended.abort();
      await running;
    },
  };
}

describe('a monitor of the Vitale card', () => {
  it('tells the card that is there, then each one that leaves or comes, at once', async () => {
    const { told, insert, remove, end } = monitor();
    expect(await told()).toEqual([FIRST]);
    await remove();
    expect(await told()).toEqual(['missing']);
    await insert(SECOND);
    expect(await told()).toEqual([SECOND]);
    await end();
  });

  it('tells an empty reader', async () => {
    const { told, end } = monitor((vitale) => {
      vitale.holds = { state: 'empty', generation: 1 };
    });
    expect(await told()).toEqual(['missing']);
    await end();
  });

  it('reads a card once, however long it stays and whatever happens elsewhere', async () => {
    const { vitale, told, end } = monitor();
    expect(await told()).toEqual([FIRST]);
    for (let i = 0; i < 3; i += 1) {
      vitale.change();
      await vi.advanceTimersByTimeAsync(INTERVAL_MS);
    }
    expect(await told()).toEqual([]);
    expect(vitale.readings).toHaveLength(1);
    await end();
  });

  it('sees a swap that left no empty reader behind, be it the same card again', async () => {
    const { told, insert, end } = monitor();
    await told();
    await insert(SECOND);
    expect(await told()).toEqual([SECOND]);
    await insert(SECOND);
    expect(await told()).toEqual([SECOND]);
    await end();
  });

  it('tells a card that cannot be read, and the next one that can', async () => {
    const { told, insert, end } = monitor();
    await told();
    await insert(new CardError('VITALE_UNREADABLE', 'mute'));
    expect(await told()).toEqual(['unreadable']);
    await insert(FIRST);
    expect(await told()).toEqual([FIRST]);
    await end();
  });

  it('tells that a card is missing when it left before it could be read', async () => {
    const { told, insert, end } = monitor();
    await told();
    await insert(new CardError('VITALE_ABSENT', 'gone'));
    expect(await told()).toEqual(['missing']);
    await end();
  });

  it('drops a reading that a removal overtook', async () => {
    const { vitale, told, remove, end } = monitor((fake) => {
      fake.beforeRead = (signal) =>
        new Promise((_resolve, reject) => {
          signal?.addEventListener('abort', () => reject(signal.reason), { once: true });
        });
    });
    expect(await told()).toEqual([]);
    expect(vitale.readings).toHaveLength(1);
    await remove();
    expect(await told()).toEqual(['missing']);
    await end();
  });

  it('survives a reader that goes away and comes back', async () => {
    const { vitale, told, insert, end } = monitor();
    await told();
    vitale.holds = new CardError('READER_NOT_FOUND', 'unplugged');
    vitale.change();
    expect(await told()).toEqual(['unreadable']);
    await vi.advanceTimersByTimeAsync(3 * INTERVAL_MS);
    expect(await told()).toEqual([]);
    await insert(SECOND);
    expect(await told()).toEqual([SECOND]);
    await end();
  });

  it('looks by itself at the end of the interval where nothing announces a card', async () => {
    const { vitale, told, end } = monitor((fake) => {
      fake.holds = { state: 'empty' };
    });
    expect(await told()).toEqual(['missing']);
    vitale.holds = { state: 'card' };
    await vi.advanceTimersByTimeAsync(INTERVAL_MS);
    expect(await told()).toEqual([FIRST]);
    await end();
  });

  it('reads at each interval where nobody can look into the reader, and tells news only', async () => {
    const { vitale, told, end } = monitor((fake) => {
      fake.holds = { state: 'unknown' };
    });
    expect(await told()).toEqual([FIRST]);
    await vi.advanceTimersByTimeAsync(2 * INTERVAL_MS);
    expect(await told()).toEqual([]);
    vitale.card = SECOND;
    await vi.advanceTimersByTimeAsync(INTERVAL_MS);
    expect(await told()).toEqual([SECOND]);
    vitale.card = new CardError('VITALE_UNREADABLE', 'nothing there');
    await vi.advanceTimersByTimeAsync(2 * INTERVAL_MS);
    expect(await told()).toEqual(['unreadable']);
    await end();
  });

  it('follows the choice of another reader', async () => {
    const { vitale, told, choose, end } = monitor();
    await told();
    choose('Reader C');
    vitale.card = SECOND;
    await vi.advanceTimersByTimeAsync(1000);
    expect(await told()).toEqual([SECOND]);
    expect(vitale.readings).toEqual(['Reader B', 'Reader C']);
    await end();
  });

  it('leaves no listener behind', async () => {
    const { vitale, told, end } = monitor();
    await told();
    expect(vitale.listeners()).toBe(1);
    await end();
    expect(vitale.listeners()).toBe(0);
  });
});
