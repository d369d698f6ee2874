import { getEventListeners } from 'node:events';
import { describe, expect, it } from 'vitest';
import { runMonitor } from './run-monitor.js';

function record() {
  const told: unknown[] = [];
  return {
    told,
    output: {
      acknowledge: () => void told.push('acknowledged'),
      event: (fields: object) => void told.push(fields),
      end: () => void told.push('ended'),
    },
  };
}

const live = () => new AbortController();

describe('a monitor', () => {
  it('acknowledges, gives each state, and says that it ended', async () => {
    const { told, output } = record();
    async function* states() {
      yield { i: 1 };
      yield { i: 2 };
    }
    await runMonitor(states(), live().signal, output);
    expect(told).toEqual(['acknowledged', { i: 1 }, { i: 2 }, 'ended']);
  });

  it('stops at once when it is given up, even while its source waits for something else', async () => {
    const { told, output } = record();
    const caller = live();
    async function* states() {
      yield { i: 1 };
      caller.abort();
      await new Promise(() => {});
    }
    await runMonitor(states(), caller.signal, output);
    expect(told).toEqual(['acknowledged', { i: 1 }]);
  });

  it('lets its source clean up when it is given up', async () => {
    const { output } = record();
    const caller = live();
    let cleaned = () => {};
    const clean = new Promise<void>((resolve) => {
      cleaned = resolve;
    });
    async function* states() {
      try {
        for (;;) {
          yield { i: 1 };
          caller.abort();
        }
      } finally {
        cleaned();
      }
    }
    await runMonitor(states(), caller.signal, output);
    await clean;
  });

  it('fails with what its source throws', async () => {
    const { output } = record();
    async function* states() {
      yield { i: 1 };
      throw new Error('reader unplugged');
    }
    await expect(runMonitor(states(), live().signal, output)).rejects.toThrow('reader unplugged');
  });

  it('leaves nothing behind on its signal, however many states it gave', async () => {
    const { output } = record();
    const caller = live();
    async function* states() {
      for (let i = 0; i < 100; i += 1) yield { i };
    }
    await runMonitor(states(), caller.signal, output);
    expect(getEventListeners(caller.signal, 'abort')).toEqual([]);
  });
});
