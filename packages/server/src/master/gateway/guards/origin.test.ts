import { matchesOrigin } from '@dmpconnect/licensing';
import { describe, expect, it } from 'vitest';
import { originGuard, originOf } from './origin.js';
import { headOf } from './testing.js';

const PATTERNS = ['https://*.example.org', 'http://localhost:*'];
const guard = originGuard(
  async (origin) => origin === undefined || PATTERNS.some((pattern) => matchesOrigin(pattern, origin)),
);
const ask = (...origins: readonly string[]) => guard(headOf(origins.map((origin) => ['Origin', origin])));

describe('the Origin of a request', () => {
  it.each([
    'https://app.example.org',
    'https://a.b.example.org',
    'https://APP.example.org:443',
    'http://localhost:3000',
  ])('%s is let in', async (origin) => expect(await ask(origin)).toBeUndefined());

  it('may be absent: the caller is no browser', async () => expect(await ask()).toBeUndefined());

  it.each([
    ['https://example.org.evil.test', 'a suffix'],
    ['https://app.example.org.evil.test', 'a suffix on a good name'],
    ['https://evilexample.org', 'a longer name with the same end'],
    ['https://app.example.org.', 'a trailing dot'],
    ['https://app.example.org:8443', 'another port'],
    ['http://app.example.org', 'another scheme'],
    ['https://user@app.example.org', 'user information'],
    ['https://app.example.org@evil.test', 'user information that looks like a host'],
    ['https://app.example.org/', 'a path'],
    ['null', 'a page opened from a file or a sandboxed frame'],
    ['', 'an empty one'],
    ['https://*.example.org', 'the pattern itself'],
    ['https://app.example.org https://evil.test', 'two in one'],
  ])('%j is refused: %s', async (origin) => expect(await ask(origin)).toEqual({ status: 403 }));

  it('twice is refused, even when both are good', async () => {
    expect(await ask('https://app.example.org', 'https://app.example.org')).toEqual({ status: 400 });
    expect(await ask('https://evil.test', 'https://app.example.org')).toEqual({ status: 400 });
  });

  it('is read as it came', () => expect(originOf(headOf([['origin', 'null']]))).toBe('null'));
});
