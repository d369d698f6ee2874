import { describe, expect, it, vi } from 'vitest';
import { CardError } from '../errors.js';
import type { Reader } from '../service-types.js';
import { createVitaleReaders } from './readers.js';

const READER: Reader = { name: 'Reader B', slotType: 'vitale', accessMode: 'pcsc', index: 0, generation: 4 };

function knownReaders(...readers: readonly Partial<Reader>[]) {
  const listeners = new Set<() => void>();
  const service = {
    listReaders: () => readers.map((reader) => ({ ...READER, ...reader })),
    onReaderChange(listener: () => void) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  return { listeners, vitale: createVitaleReaders(async () => service) };
}

describe('what a reader holds', () => {
  it.each([
    ['empty', 'empty'],
    ['vitale', 'card'],
    ['cps', 'card'],
    ['other', 'card'],
    ['unknown', 'unknown'],
  ] as const)('is told from its slot: %s is %s', async (slotType, state) => {
    const { vitale } = knownReaders({ name: 'Reader A' }, { slotType });
    expect(await vitale.presence('Reader B')).toEqual({ state, generation: 4 });
  });

  it('is not numbered where nothing counts the cards', async () => {
    const { vitale } = knownReaders(Object.fromEntries([['generation', undefined]]));
    expect(await vitale.presence('Reader B')).toEqual({ state: 'card' });
  });

  it('is an error for a reader that is not there', async () => {
    await expect(knownReaders({}).vitale.presence('Reader Z')).rejects.toMatchObject({
      code: 'READER_NOT_FOUND',
    });
  });

  it('is unknown on a machine where nobody can tell', async () => {
    const vitale = createVitaleReaders(async () => {
      throw new CardError('CARD_LIBRARY', 'not installed');
    });
    expect(await vitale.presence('Reader B')).toEqual({ state: 'unknown' });
  });
});

describe('changes of the readers', () => {
  it('are heard until the listener stops', async () => {
    const { listeners, vitale } = knownReaders({});
    const listener = vi.fn();
    const stop = vitale.onChange(listener);
    await expect.poll(() => listeners.size).toBe(1);
    for (const tell of listeners) tell();
    expect(listener).toHaveBeenCalledOnce();
    stop();
    expect(listeners.size).toBe(0);
  });

  it('leave no listener behind one that stopped at once', async () => {
    const { listeners, vitale } = knownReaders({});
    vitale.onChange(() => {})();
    await vitale.presence('Reader B');
    expect(listeners.size).toBe(0);
  });

  it('are none on a machine where nobody can tell', async () => {
    const vitale = createVitaleReaders(() => Promise.reject(new CardError('CARD_LIBRARY', 'not installed')));
    expect(() => vitale.onChange(() => {})()).not.toThrow();
    expect(await vitale.presence('Reader B')).toEqual({ state: 'unknown' });
  });
});
