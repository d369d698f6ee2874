import { getEventListeners } from 'node:events';
import type { CpxReader, CpxState } from '@dmpconnect/card-pkcs11';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createFakeCards, type FakeCards } from '../testing/fake-card.js';
import { followCpxStates } from './cpx-states.js';

const INTERVAL_MS = 5000;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});
afterEach(() => {
  vi.useRealTimers();
});

/** A monitor, with the card in memory and the turn on its reader in the hands of the test. */
function monitor(prepare: (cards: FakeCards) => void = () => {}) {
  const cards = createFakeCards();
  prepare(cards);
  const told: CpxState[] = [];
  const ended = new AbortController();
  let reader: CpxReader = cards.selectCpx({});
  let turn: Promise<void> = Promise.resolve();
  let reads = 0;
  const source = {
    reader: () => reader,
    onReaderChange: cards.onReaderChange,
    duringTurn: async <Result>(_reader: string, signal: AbortSignal, work: () => Result) => {
      await firstOf(turn, signal);
      signal.throwIfAborted();
      reads += 1;
      return work();
    },
  };
  const running = (async () => {
    for await (const state of followCpxStates(source, INTERVAL_MS, ended.signal)) told.push(state);
  })();
  return {
    cards,
    told,
    ended,
    running,
    reads: () => reads,
    /** Another application keeps the card from now on; gives the way to end that. */
    takeTurn() {
      let free = () => {};
      turn = new Promise((resolve) => {
        free = resolve;
      });
      return free;
    },
    select() {
      reader = cards.selectCpx({});
    },
    set(state: CpxState) {
      cards.status = { state };
      cards.change();
    },
  };
}

function firstOf(turn: Promise<void>, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      signal.removeEventListener('abort', done);
      resolve();
    };
    if (signal.aborted) done();
    signal.addEventListener('abort', done, { once: true });
    void turn.then(done);
  });
}

/** Lets everything happen that waits for no timer. */
const settle = () => vi.advanceTimersByTimeAsync(0);

describe('monitor of the CPx card', () => {
  it('gives the state there is, then nothing while nothing changes', async () => {
    const { told, reads } = monitor();
    await settle();
    expect(told).toEqual(['valid']);
    await vi.advanceTimersByTimeAsync(3 * INTERVAL_MS);
    expect(told).toEqual(['valid']);
    expect(reads()).toBe(4);
  });

  it('tells a change of the readers at once, without waiting for the interval', async () => {
    const { told, set } = monitor();
    await settle();
    set('no-card');
    await settle();
    set('changed');
    await settle();
    expect(told).toEqual(['valid', 'no-card', 'changed']);
  });

  it('finds what no event tells at the end of the interval, such as a card blocked elsewhere', async () => {
    const { told, cards } = monitor();
    await settle();
    cards.status = { state: 'blocked' };
    await vi.advanceTimersByTimeAsync(INTERVAL_MS - 1);
    expect(told).toEqual(['valid']);
    await vi.advanceTimersByTimeAsync(1);
    expect(told).toEqual(['valid', 'blocked']);
  });

  it('tells a removal while another application keeps the turn on the card', async () => {
    const { told, set, takeTurn } = monitor();
    await settle();
    takeTurn();
    set('no-card');
    await settle();
    expect(told).toEqual(['valid', 'no-card']);
  });

  it('waits for its turn to read a card, and gives up that wait when the card leaves', async () => {
    const { told, set, takeTurn } = monitor();
    await settle();
    const free = takeTurn();
    set('changed');
    await vi.advanceTimersByTimeAsync(10 * INTERVAL_MS);
    expect(told).toEqual(['valid']);
    set('no-card');
    await settle();
    expect(told).toEqual(['valid', 'no-card']);
    set('changed');
    free();
    await settle();
    expect(told).toEqual(['valid', 'no-card', 'changed']);
  });

  it('does not say that there is no card while the library is behind the reader', async () => {
    const { told, cards } = monitor((fake) => {
      fake.status = { state: 'no-card' };
    });
    await settle();
    cards.glance = 'occupied';
    cards.change();
    await settle();
    expect(told).toEqual(['no-card']);
    cards.status = { state: 'valid' };
    await vi.advanceTimersByTimeAsync(250);
    expect(told).toEqual(['no-card', 'valid']);
  });

  it('takes a card that the library never shows for one of another kind', async () => {
    const { told, reads } = monitor((fake) => {
      fake.status = { state: 'no-card' };
      fake.glance = 'occupied';
    });
    await vi.advanceTimersByTimeAsync(INTERVAL_MS);
    expect(told).toEqual(['unknown-card']);
    const before = reads();
    await vi.advanceTimersByTimeAsync(INTERVAL_MS);
    expect(reads()).toBe(before + 1);
  });

  it('tells in the end that a card cannot be read', async () => {
    const { told, cards } = monitor();
    await settle();
    cards.glance = 'occupied';
    cards.status = { state: 'reader-error' };
    cards.change();
    await settle();
    expect(told).toEqual(['valid']);
    await vi.advanceTimersByTimeAsync(INTERVAL_MS);
    expect(told).toEqual(['valid', 'reader-error']);
  });

  it('tells a reader that is gone as a reader error, and asks it nothing', async () => {
    const { told, cards, reads } = monitor();
    await settle();
    cards.glance = 'unreachable';
    cards.change();
    await settle();
    expect(told).toEqual(['valid', 'reader-error']);
    expect(reads()).toBe(1);
  });

  it('follows the choice of the reader made meanwhile, within a second', async () => {
    const { told, cards, select, set } = monitor();
    await settle();
    set('changed');
    await settle();
    cards.status = { state: 'valid' };
    select();
    await vi.advanceTimersByTimeAsync(1000);
    expect(told).toEqual(['valid', 'changed', 'valid']);
  });

  it.each([
    ['while it waits for a change', false],
    ['while it waits for its turn', true],
  ])('ends %s, with no timer and no listener left', async (_case, inTurn) => {
    const { cards, ended, running, set, takeTurn } = monitor();
    await settle();
    if (inTurn) takeTurn();
    set('changed');
    await settle();
    ended.abort();
    await running;
    expect(vi.getTimerCount()).toBe(0);
    expect(cards.listeners()).toBe(0);
    expect(getEventListeners(ended.signal, 'abort')).toEqual([]);
  });

  it('leaves no trace of a thousand changes', async () => {
    const { cards, ended, set, told } = monitor();
    await settle();
    for (let turn = 0; turn < 500; turn += 1) {
      set('no-card');
      await settle();
      set('valid');
      await settle();
    }
    expect(told).toHaveLength(1001);
    expect(cards.listeners()).toBe(1);
    expect(getEventListeners(ended.signal, 'abort')).toHaveLength(1);
    expect(vi.getTimerCount()).toBe(1);
    ended.abort();
  });
});
