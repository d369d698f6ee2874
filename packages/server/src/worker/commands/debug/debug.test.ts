import { getEventListeners } from 'node:events';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { HandlerContext } from '../../context.js';
import { hl_startDummyMonitoring } from './start-dummy-monitoring.js';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});

afterEach(() => {
  vi.useRealTimers();
});

function start() {
  const controller = new AbortController();
  // The handler looks at nothing else of its context.
  const context = { signal: controller.signal } as HandlerContext;
  return { controller, states: hl_startDummyMonitoring({}, context)[Symbol.asyncIterator]() };
}

describe('the dummy monitor', () => {
  it('says Test at each second, not before', async () => {
    const { states } = start();
    for (let second = 0; second < 3; second += 1) {
      let told = false;
      const next = states.next().then((state) => {
        told = true;
        return state;
      });
      await vi.advanceTimersByTimeAsync(999);
      expect(told).toBe(false);
      await vi.advanceTimersByTimeAsync(1);
      expect(await next).toEqual({ done: false, value: { sMessage: 'Test' } });
    }
  });

  it('ends at once when it is given up, without a timer or a listener left', async () => {
    const { controller, states } = start();
    const next = states.next();
    expect(vi.getTimerCount()).toBe(1);
    controller.abort();
    expect(await next).toEqual({ done: true, value: undefined });
    expect(vi.getTimerCount()).toBe(0);
    expect(getEventListeners(controller.signal, 'abort')).toEqual([]);
  });
});
