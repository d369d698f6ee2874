import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeReaders } from './list.js';
import { mergeReaders } from './merge.js';
import type { WatchedReader } from './watcher.js';

const watched = (name: string, atr?: string): WatchedReader => ({
  name,
  present: atr !== undefined,
  generation: 1,
  ...(atr === undefined ? {} : { atr }),
});

const LONG = `Lecteur de cartes a puce d'une marque au nom fort long ${'x'.repeat(20)}`;
const shorten = (name: string) => `${name.slice(0, 30)}...${name.slice(-31)}`;

describe('one list of the readers', () => {
  it('shows a reader known twice once, in the order of PC/SC, then what the library alone knows', () => {
    expect(mergeReaders([watched('B'), watched('A')], ['A', 'CPS1', 'B'])).toEqual([
      { name: 'B', slotName: 'B', watched: watched('B') },
      { name: 'A', slotName: 'A', watched: watched('A') },
      { name: 'CPS1', slotName: 'CPS1' },
    ]);
  });

  it('knows a reader by its whole name when the library shortens it, and twins by their ends', () => {
    const first = `${LONG} 00 00`;
    const second = `${LONG} 00 01`;
    expect(
      mergeReaders([watched(first), watched(second)], [shorten(second), shorten(first)]).map(
        ({ name, slotName }) => [name, slotName],
      ),
    ).toEqual([
      [first, shorten(first)],
      [second, shorten(second)],
    ]);
  });

  it('keeps every reader and every slot exactly once', () => {
    const names = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 80 }), { maxLength: 6 });
    fc.assert(
      fc.property(names, names, (pcsc, slots) => {
        const merged = mergeReaders(
          pcsc.map((name) => watched(name)),
          slots,
        );
        const slotNames = merged.flatMap(({ slotName }) => slotName ?? []);
        expect(merged.flatMap(({ watched: reader }) => reader?.name ?? [])).toEqual(pcsc);
        expect(slotNames.toSorted()).toEqual(slots.toSorted());
      }),
    );
  });

  it('asks the library about nothing that PC/SC knows', () => {
    const asked: string[] = [];
    const mute = { name: 'C', present: true, generation: 1 };
    const merged = mergeReaders([watched('A', '3B751300000009EA9000'), watched('B'), mute], ['CPS1']);
    const readers = describeReaders(merged, (name) => {
      asked.push(name);
      return 'cps';
    });
    expect(readers.map(({ name, slotType, accessMode }) => [name, slotType, accessMode])).toEqual([
      ['A', 'vitale', 'pcsc'],
      ['B', 'empty', 'pcsc'],
      ['C', 'other', 'pcsc'],
      ['CPS1', 'cps', 'galss-reader'],
    ]);
    expect(asked).toEqual(['CPS1']);
  });
});
