import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createCardTurnTable, type TurnOwner } from './card-turns.js';

const LEASE = 30_000;

let told: string[];
const owner = (name: string): TurnOwner => ({
  granted: (turn) => void told.push(`${name}${turn} granted`),
  lost: (turn) => void told.push(`${name}${turn} lost`),
});

beforeEach(() => {
  vi.useFakeTimers();
  told = [];
});
afterEach(() => void vi.useRealTimers());

describe('turns on a reader', () => {
  it('are granted one at a time, first come first served, each reader on its own', () => {
    const table = createCardTurnTable(LEASE);
    const [a, b] = [owner('a'), owner('b')];
    table.request(a, 1, 'R');
    table.request(b, 1, 'R');
    table.request(a, 2, 'R');
    table.request(b, 9, 'other');
    expect(told).toEqual(['a1 granted', 'b9 granted']);
    table.release(a, 1);
    table.release(b, 1);
    expect(told).toEqual(['a1 granted', 'b9 granted', 'b1 granted', 'a2 granted']);
  });

  it('pass on when they are kept for too long; the late release changes nothing', () => {
    const table = createCardTurnTable(LEASE);
    const [a, b] = [owner('a'), owner('b')];
    table.request(a, 1, 'R');
    table.request(b, 1, 'R');
    vi.advanceTimersByTime(LEASE);
    expect(told).toEqual(['a1 granted', 'b1 granted', 'a1 lost']);
    table.release(a, 1);
    table.request(a, 2, 'R');
    expect(told).toHaveLength(3);
  });

  it('are freed when their owner is gone, the waiting ones too', () => {
    const table = createCardTurnTable(LEASE);
    const [a, b] = [owner('a'), owner('b')];
    table.request(a, 1, 'R');
    table.request(a, 2, 'R');
    table.request(b, 1, 'R');
    table.drop(a);
    expect(told).toEqual(['a1 granted', 'b1 granted']);
  });

  it('may be withdrawn while waiting', () => {
    const table = createCardTurnTable(LEASE);
    const [a, b, c] = [owner('a'), owner('b'), owner('c')];
    table.request(a, 1, 'R');
    table.request(b, 1, 'R');
    table.request(c, 1, 'R');
    table.release(b, 1);
    table.release(a, 1);
    expect(told).toEqual(['a1 granted', 'c1 granted']);
  });

  it('are never held by two, nor forgotten, in any order of requests and releases', () => {
    const step = fc.record({ name: fc.constantFrom('a', 'b', 'c'), drop: fc.boolean() });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const holders: string[] = [];
        const waiting: string[] = [];
        const table = createCardTurnTable(LEASE);
        const owners = new Map(
          ['a', 'b', 'c'].map((name): [string, TurnOwner] => [
            name,
            { granted: () => void holders.push(name), lost: () => {} },
          ]),
        );
        for (const { name, drop } of steps) {
          const who = owners.get(name)!;
          if (!drop) {
            waiting.push(name);
            table.request(who, 1, 'R');
          } else {
            const next = waiting.filter((other) => other !== name);
            const held = waiting[0] === name;
            waiting.splice(0, waiting.length, ...next);
            table.drop(who);
            if (held && next.length > 0) expect(holders.at(-1)).toBe(next[0]);
          }
          if (waiting.length > 0) expect(holders.at(-1)).toBe(waiting[0]);
        }
      }),
    );
  });
});
