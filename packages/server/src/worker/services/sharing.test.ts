import { CardError } from '@dmpconnect/card-pkcs11';
import { describe, expect, it, vi } from 'vitest';
import { defaultSettings } from '../../config/index.js';
import { SILENT_LOGGER } from '../../testing/silent.js';
import { createCardTurns } from '../card-turn.js';
import { createCallTurns } from './call-signal.js';
import { createLazyCards } from './card-service.js';
import { keyed, keyedPromise } from './keyed.js';

describe('values by key', () => {
  it('are made once for equal keys', () => {
    const make = vi.fn((key: { readonly a: number } | undefined) => ({ key }));
    const values = keyed(make);
    expect(values.get({ a: 1 })).toBe(values.get({ a: 1 }));
    expect(values.get(undefined)).toBe(values.get(undefined));
    expect(values.get({ a: 2 })).not.toBe(values.get({ a: 1 }));
    expect(make).toHaveBeenCalledTimes(3);
    expect(values.values()).toHaveLength(3);
  });

  it('that could not be made are made again', async () => {
    const make = vi.fn<(key: string) => Promise<string>>();
    make.mockRejectedValueOnce(new Error('not yet')).mockResolvedValueOnce('made');
    const values = keyedPromise(make);
    await expect(values.get('a')).rejects.toThrow('not yet');
    expect(await values.get('a')).toBe('made');
    expect(await values.get('a')).toBe('made');
    expect(make).toHaveBeenCalledTimes(2);
  });
});

describe('turns asked for inside the card library', () => {
  it('are given up with the call they serve: the PIN never reaches the card', async () => {
    const sent: string[] = [];
    const cardTurns = createCardTurns((message) => sent.push(message.type));
    const turns = createCallTurns(cardTurns.takeTurn);
    const controller = new AbortController();
    const present = vi.fn(async () => 'unlocked');
    const call = turns.withSignal(controller.signal, () => turns.takeTurn('Reader A', present));
    controller.abort(new Error('deadline'));
    await expect(call).rejects.toThrow('deadline');
    // The grant comes too late.
    cardTurns.granted(1);
    expect(present).not.toHaveBeenCalled();
    expect(sent).toEqual(['turn-request', 'turn-release']);
  });

  it('run when they are granted, with calls kept apart', async () => {
    const cardTurns = createCardTurns(() => {});
    const turns = createCallTurns(cardTurns.takeTurn);
    const given = new AbortController();
    const other = new AbortController();
    const first = turns.withSignal(given.signal, () => turns.takeTurn('Reader A', async () => 1));
    const second = turns.withSignal(other.signal, () => turns.takeTurn('Reader A', async () => 2));
    other.abort(new Error('gone'));
    cardTurns.granted(1);
    expect(await first).toBe(1);
    await expect(second).rejects.toThrow('gone');
  });
});

describe('the cards of a worker', () => {
  const links = { announcePinRefused: () => {}, onPinRefused: () => {} };
  const turns = createCallTurns((_reader, work) => work(new AbortController().signal));
  const settings = defaultSettings().card;
  const watch = { get: async () => undefined };

  it('are loaded when asked for, and again after a failure: the library may be installed since', async () => {
    const cards = createLazyCards({
      settings: { ...settings, module: '/nowhere/libcps3_pkcs11_lux.so' },
      flavour: 'production',
      turns,
      watch,
      links,
      log: SILENT_LOGGER,
    });
    const failures = [
      await cards.get().catch((error: unknown) => error),
      await cards.get().catch((e: unknown) => e),
    ];
    for (const error of failures) expect(error).toBeInstanceOf(CardError);
    expect(failures[0]).toMatchObject({ code: 'CARD_LIBRARY' });
    expect(failures[0]).not.toBe(failures[1]);
    cards.close();
  });

  it('of a production build never reach a virtual card', async () => {
    const cards = createLazyCards({
      settings: {
        ...settings,
        module: '/nowhere/libcps3_pkcs11_lux.so',
        virtualCard: { host: '127.0.0.1', port: 1, token: 'token' },
      },
      flavour: 'production',
      turns,
      watch,
      links,
      log: SILENT_LOGGER,
    });
    await expect(cards.get()).rejects.toMatchObject({ code: 'CARD_LIBRARY' });
  });

  it('of a virtual card must be on this computer', async () => {
    const cards = createLazyCards({
      settings: { ...settings, virtualCard: { host: 'card.example.org', port: 1, token: 'token' } },
      flavour: 'dev',
      turns,
      watch,
      links,
      log: SILENT_LOGGER,
    });
    await expect(cards.get()).rejects.toThrow();
  });
});
