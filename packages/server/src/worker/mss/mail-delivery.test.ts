import { MssError } from '@dmpconnect/mss';
import { describe, expect, it } from 'vitest';
import { ApiFailure } from '../../contract/errors.js';
import { sayMailDelivery, withinTime } from './mail-delivery.js';

const never = new AbortController().signal;

/** Work that ends with its signal, by throwing what the signal makes of it. */
const until =
  (make: (reason: unknown) => unknown) =>
  (signal: AbortSignal): Promise<never> =>
    new Promise((_, reject) => {
      const end = (): void => reject(make(signal.reason));
      if (signal.aborted) end();
      else signal.addEventListener('abort', end, { once: true });
    });

describe('the time of a sending', () => {
  it('ends it with what became of the mail', async () => {
    const aborted = new MssError('ABORTED', 'Given up.', { delivery: 'unknown' });
    await expect(
      withinTime(
        1,
        never,
        until(() => aborted),
      ),
    ).rejects.toMatchObject({
      code: 'TIMEOUT',
      delivery: 'unknown',
      message: 'No answer within 1 ms. Given up.',
      cause: aborted,
    });
    const waiting = await withinTime(
      1,
      never,
      until((reason) => reason),
    ).catch(sayMailDelivery);
    expect(waiting).toMatchObject({ failure: 'timeout', extra: { s_mailDelivery: 'not-sent' } });
  });

  it('leaves what the operator said, and what the caller did', async () => {
    const said = new MssError('FAULT_TECHNICAL', 'Refused.', { delivery: 'not-sent' });
    await expect(
      withinTime(
        1,
        never,
        until(() => said),
      ),
    ).rejects.toBe(said);
    const failure = new ApiFailure('card-changed');
    await expect(
      withinTime(
        1,
        never,
        until(() => failure),
      ),
    ).rejects.toBe(failure);
    const caller = AbortSignal.abort(new ApiFailure('timeout'));
    await expect(
      withinTime(
        60_000,
        caller,
        until((reason) => reason),
      ),
    ).rejects.toBe(caller.reason);
    expect(await withinTime(60_000, never, async () => 'sent')).toBe('sent');
  });
});

describe('a failure of a sending', () => {
  it('says that the mail was not sent, unless it says more', () => {
    expect(
      sayMailDelivery(new ApiFailure('functional-fault', { description: 's_title is missing' })),
    ).toMatchObject({
      message: 's_title is missing. The mail was not sent.',
      extended: '',
      extra: { s_mailDelivery: 'not-sent' },
    });
    expect(sayMailDelivery('words')).toMatchObject({
      failure: 'technical-fault',
      extended: 'The mail was not sent.',
    });
    const unknown = new MssError('INTERRUPTED', 'Broken.', { delivery: 'unknown' });
    expect(sayMailDelivery(unknown)).toMatchObject({
      extended: 'INTERRUPTED: Broken.',
      extra: { s_mailDelivery: 'unknown' },
    });
  });
});
