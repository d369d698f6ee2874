import { describe, expect, it, vi } from 'vitest';
import { type ObservedExchange, startTranscript } from './observer.js';

const SERVER = { protocol: 'imap', host: 'imap.operateur.example', port: 143 } as const;

function follow(keeps: boolean, lines: readonly string[], failure?: { readonly error: unknown }) {
  const ended = vi.fn<(exchange: ObservedExchange) => void>();
  const transcript = startTranscript({ keepsLines: () => keeps, ended }, SERVER);
  for (const line of lines) transcript.sent(line);
  transcript.received('A1 OK');
  transcript.end(failure);
  return ended.mock.calls[0]?.[0];
}

describe('the transcript of an exchange', () => {
  it('has the lines of each side with their times, and why it failed', () => {
    const error = new Error('x');
    expect(follow(true, ['A1 NOOP', 'A2 LOGOUT'], { error })).toEqual({
      ...SERVER,
      startedAt: expect.any(Date),
      totalMs: expect.any(Number),
      sent: expect.stringMatching(/^\+\d+ A1 NOOP\n\+\d+ A2 LOGOUT\n$/),
      received: expect.stringMatching(/^\+\d+ A1 OK\n$/),
      error,
    });
  });

  it.each([
    ['A1 AUTHENTICATE XOAUTH2 dXNlcj1h', 'A1 AUTHENTICATE XOAUTH2 ***'],
    ['AUTH XOAUTH2 dXNlcj1h', 'AUTH XOAUTH2 ***'],
    ['AUTH PLAIN AGEAYg==', 'AUTH PLAIN ***'],
    ['A1 LOGIN "a" "b c"', 'A1 LOGIN ***'],
    ['a2 authenticate external =', 'a2 authenticate external ***'],
    ['A1 AUTHENTICATE EXTERNAL', 'A1 AUTHENTICATE EXTERNAL'],
    ['Subject: AUTH PLAIN x', 'Subject: AUTH PLAIN x'],
  ])('keeps of %j no credential', (line, kept) => {
    expect(follow(true, [line])?.sent?.replace(/^\+\d+ /, '')).toBe(`${kept}\n`);
  });

  it('keeps no line unless it is asked to, and needs no observer', () => {
    expect(follow(false, ['A1 NOOP'])).not.toHaveProperty('sent');
    startTranscript(undefined, SERVER).end();
  });

  it('does not fail for who looks at it', () => {
    const ended = () => {
      throw new Error('disk full');
    };
    startTranscript({ keepsLines: () => true, ended }, SERVER).end();
  });
});
