import { describe, expect, it } from 'vitest';
import { createPinPauses, PIN_PAUSE_MS } from './pin-pauses.js';

const MINE = { reader: 'Reader A', caller: 'me' };

describe('the pause after a refused PIN', () => {
  it('lasts for its time, for one caller on one reader, and is told to the others', () => {
    let now = 1000;
    const told: unknown[] = [];
    const pauses = createPinPauses(
      (pause) => void told.push(pause),
      () => now,
    );
    pauses.begin(MINE);
    expect(told).toEqual([MINE]);
    expect(pauses.remainingMs(MINE)).toBe(PIN_PAUSE_MS);
    expect(pauses.remainingMs({ ...MINE, caller: 'you' })).toBe(0);
    expect(pauses.remainingMs({ ...MINE, reader: 'Reader B' })).toBe(0);
    now += PIN_PAUSE_MS;
    expect(pauses.remainingMs(MINE)).toBe(0);
  });

  it('goes on in a worker that learns of it later, and is never shortened by an older one', () => {
    const pauses = createPinPauses(
      () => {
        throw new Error('what others told is not told back');
      },
      () => 0,
    );
    pauses.note(MINE, 10_000);
    expect(pauses.remainingMs(MINE)).toBe(PIN_PAUSE_MS - 10_000);
    pauses.note(MINE, 20_000);
    expect(pauses.remainingMs(MINE)).toBe(PIN_PAUSE_MS - 10_000);
  });
});
