import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { askInTurn } from './ask-in-turn.js';
import { DEFAULT_TIMEOUTS } from './checker.js';
import { readLicenceServers } from './server-url.js';

describe('three servers that keep silent', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('are asked 3 s after each other, and all given up after 10 s', async () => {
    const start = Date.now();
    const asked: (readonly [string, number])[] = [];
    const over = new AbortController();
    setTimeout(() => over.abort(), DEFAULT_TIMEOUTS.totalMs);
    const round = askInTurn({
      servers: readLicenceServers(['one.example', 'two.example', 'three.example']),
      ask: ({ name }) => {
        asked.push([name, Date.now() - start]);
        return new Promise(() => {});
      },
      nextServerMs: DEFAULT_TIMEOUTS.nextServerMs,
      signal: over.signal,
      logger: undefined,
    });
    await vi.advanceTimersByTimeAsync(9_999);
    expect(asked).toEqual([
      ['one.example', 0],
      ['two.example', 3_000],
      ['three.example', 6_000],
    ]);
    await vi.advanceTimersByTimeAsync(1);
    const outcome = await round;
    expect(outcome).toMatchObject({
      answered: false,
      attempts: [{ failure: 'timeout' }, { failure: 'timeout' }, { failure: 'timeout' }],
    });
  });
});
