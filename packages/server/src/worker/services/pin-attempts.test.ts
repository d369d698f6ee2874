import { CardError, type CpxReader } from '@dmpconnect/card-pkcs11';
import { beforeEach, describe, expect, it } from 'vitest';
import type { TakeTurn } from '../card-turn.js';
import { createPinPauses, PIN_PAUSE_MS } from '../pin-pauses.js';
import { createAttemptPin } from './pin-attempts.js';

const PAGE = 'https://app.example.org';
const { signal } = new AbortController();

let now: number;
let tries: number;
let given: number;
let statuses: number;

/** Turns in order, one a name. */
function createTurns(): TakeTurn {
  const last = new Map<string, Promise<unknown>>();
  return (name, work) => {
    const result = (last.get(name) ?? Promise.resolve()).then(() => work(signal));
    last.set(
      name,
      result.catch(() => undefined),
    );
    return result;
  };
}

const reader: CpxReader = {
  readerName: 'Reader A',
  status() {
    statuses += 1;
    return { state: 'valid', remainingPinTries: tries };
  },
} as CpxReader;

const wrong = async (): Promise<never> => {
  given += 1;
  tries -= 1;
  throw new CardError('PIN_REFUSED', 'The card refused the PIN.', { remainingTries: tries });
};
const good = async () => {
  given += 1;
  tries = 3;
  return 'card';
};

let attemptPin: ReturnType<typeof createAttemptPin>;
beforeEach(() => {
  [now, tries, given, statuses] = [0, 3, 0, 0];
  const pauses = createPinPauses(
    () => {},
    () => now,
  );
  attemptPin = createAttemptPin({ account: '1001', takeTurn: createTurns(), pauses });
});

const attempt = <Result>(give: () => Promise<Result>, origin: string | undefined = PAGE) =>
  attemptPin({ reader, origin, signal, give });
const TOO_SOON = { failure: 'functional-fault', extra: { i_remainingPinCodeInputs: 1 } };

describe('attempts at a PIN', () => {
  it('reach the card at once when none was refused before, without a question to the card', async () => {
    tries = 1;
    expect(await attempt(good)).toBe('card');
    expect(statuses).toBe(0);
  });

  it('leave a person who mistyped once the next try at once', async () => {
    await expect(attempt(wrong)).rejects.toMatchObject({ code: 'PIN_REFUSED' });
    expect(await attempt(good)).toBe('card');
  });

  it('never take the last try in a row: it is given after a pause, and the card is not asked before', async () => {
    await expect(attempt(wrong)).rejects.toMatchObject({ code: 'PIN_REFUSED' });
    await expect(attempt(wrong)).rejects.toMatchObject({ code: 'PIN_REFUSED' });
    now = 10_000;
    await expect(attempt(good)).rejects.toMatchObject({
      ...TOO_SOON,
      message: expect.stringContaining('20 seconds'),
    });
    expect([given, tries]).toEqual([2, 1]);
    now = PIN_PAUSE_MS;
    expect(await attempt(good)).toBe('card');
  });

  it('are not held back when the card has all its tries again, or is another one', async () => {
    await attempt(wrong).catch(() => {});
    await attempt(wrong).catch(() => {});
    tries = 3;
    expect(await attempt(good)).toBe('card');
  });

  it('sent together by a page come one after the other, and stop before the last try', async () => {
    const outcomes = await Promise.allSettled(Array.from({ length: 10 }, () => attempt(wrong)));
    expect(outcomes.filter(({ status }) => status === 'rejected')).toHaveLength(10);
    expect([given, tries]).toEqual([2, 1]);
  });

  it('of one page do not hold back another, nor a program', async () => {
    await attempt(wrong).catch(() => {});
    await attempt(wrong).catch(() => {});
    await expect(attempt(good)).rejects.toMatchObject(TOO_SOON);
    expect(await attempt(good, 'https://other.example.org')).toBe('card');
  });

  it('that fail for another reason begin no pause', async () => {
    tries = 1;
    const absent = async () => {
      throw new CardError('CARD_ABSENT', 'There is no card in the reader.');
    };
    await expect(attempt(absent)).rejects.toMatchObject({ code: 'CARD_ABSENT' });
    expect(await attempt(good)).toBe('card');
  });
});
