import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { READER_STATE } from './codes.js';
import { createReaderRegister } from './reader-register.js';

const ATR = Uint8Array.of(0x3b, 0xac, 0x00);
const inserted = (count: number, atr = ATR) => ({
  name: 'A',
  flags: (count << 16) | READER_STATE.PRESENT | READER_STATE.CHANGED,
  atr,
});
const empty = (count: number) => ({ name: 'A', flags: count << 16, atr: new Uint8Array() });

describe('register of the readers', () => {
  it('gives the answer to reset of a card, and none of an empty reader or a mute card', () => {
    const register = createReaderRegister();
    register.update([empty(0)]);
    expect(register.readers()).toEqual([{ name: 'A', present: false, generation: 1 }]);
    register.update([inserted(1)]);
    expect(register.readers()).toEqual([{ name: 'A', present: true, atr: '3BAC00', generation: 2 }]);
    register.update([inserted(3, new Uint8Array())]);
    expect(register.readers()).toEqual([{ name: 'A', present: true, generation: 3 }]);
  });

  it('does not take the use of a card by a program for a change', () => {
    const register = createReaderRegister();
    register.update([inserted(1)]);
    const inUse = { ...inserted(1), flags: inserted(1).flags | 0x100 };
    expect(register.update([inUse])).toBe(false);
    expect(register.readers()[0]?.generation).toBe(1);
  });

  it('notices a swap between two looks by the count of the service, even for the same card', () => {
    const register = createReaderRegister();
    register.update([inserted(1)]);
    expect(register.update([inserted(3)])).toBe(true);
    expect(register.readers()[0]?.generation).toBe(2);
  });

  it('knows a reader that comes back, and that its card may be another', () => {
    const register = createReaderRegister();
    register.update([inserted(1)]);
    expect(register.update([])).toBe(true);
    expect(register.readers()).toEqual([]);
    register.update([inserted(1)]);
    expect(register.readers()[0]?.generation).toBe(2);
  });

  it('never goes back in its generations, and tells a change exactly when it shows one', () => {
    const state = fc.record({
      name: fc.constantFrom('A', 'B'),
      flags: fc.integer({ min: 0, max: 0x7ffff }),
      atr: fc.uint8Array({ maxLength: 3 }),
    });
    const looks = fc.array(fc.uniqueArray(state, { selector: ({ name }) => name, maxLength: 2 }));
    fc.assert(
      fc.property(looks, (series) => {
        const register = createReaderRegister();
        const highest = new Map<string, number>();
        for (const states of series) {
          const before = JSON.stringify(register.readers().toSorted(byName));
          const changed = register.update(states);
          expect(changed).toBe(JSON.stringify(register.readers().toSorted(byName)) !== before);
          for (const { name, generation } of register.readers()) {
            expect(generation).toBeGreaterThanOrEqual(highest.get(name) ?? 0);
            highest.set(name, generation);
          }
        }
      }),
    );
  });
});

function byName(a: { readonly name: string }, b: { readonly name: string }): number {
  return a.name.localeCompare(b.name);
}
