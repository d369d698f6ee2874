import { describe, expect, it } from 'vitest';
import { originGuard } from './origin.js';
import { isFromOwnPage, isOwnOrigin } from './own-origin.js';
import { headOf } from './testing.js';

const ask = (origin: string, host = 'localhost:9982') =>
  isOwnOrigin(
    headOf([
      ['Host', host],
      ['Origin', origin],
    ]),
  );

describe('the origin of the server itself', () => {
  it.each([
    ['https://localhost:9982', 'localhost:9982'],
    ['https://localhost.icanopee.net:9982', 'localhost.icanopee.net:9982'],
    ['https://127.0.0.1:9982', '127.0.0.1:9982'],
    ['https://[::1]:9982', '[::1]:9982'],
  ])('is %s under the Host %s', (origin, host) => expect(ask(origin, host)).toBe(true));

  it.each([
    ['http://localhost:9982', 'another scheme'],
    ['https://localhost', 'no port'],
    ['https://localhost:9983', 'another port'],
    ['https://localhost:99820', 'a longer port'],
    ['https://localhost.icanopee.net:9982', 'another name of the same machine'],
    ['https://127.0.0.1:9982', 'its address'],
    ['https://localhost.evil.test:9982', 'a suffix'],
    ['https://evil.localhost:9982', 'a name below'],
    ['https://localhost:9982/', 'a path'],
    ['https://user@localhost:9982', 'user information'],
    ['https://LOCALHOST:9982', 'another case'],
    ['null', 'a sandboxed frame'],
    ['', 'an empty one'],
  ])('is not %j: %s', (origin) => expect(ask(origin)).toBe(false));

  it('is not there without Origin or without Host', () => {
    expect(isOwnOrigin(headOf([['Host', 'localhost:9982']]))).toBe(false);
    expect(isOwnOrigin(headOf([['Origin', 'https://localhost:9982']]))).toBe(false);
    expect(isOwnOrigin(headOf([['Origin', 'https://undefined']]))).toBe(false);
  });

  it('passes the guard of origins where the server has pages of its own, once', async () => {
    const head = (...origins: readonly string[]) =>
      headOf([
        ['Host', 'localhost:9982'],
        ...origins.map((origin): readonly [string, string] => ['Origin', origin]),
      ]);
    const nobody = async () => false;
    const own = 'https://localhost:9982';
    expect(await originGuard(nobody, isOwnOrigin)(head(own))).toBeUndefined();
    expect(await originGuard(nobody)(head(own))).toEqual({ status: 403 });
    expect(await originGuard(nobody, isOwnOrigin)(head(own, own))).toEqual({ status: 400 });
    expect(await originGuard(nobody, isOwnOrigin)(head('https://evil.test'))).toEqual({ status: 403 });
  });
});

describe('a request of a page of the server itself', () => {
  const from = (...headers: readonly (readonly [string, string])[]) =>
    isFromOwnPage(headOf([['Host', 'localhost:9982'], ...headers]));

  it('says its origin, or that it is of the same origin', () => {
    expect(from(['Origin', 'https://localhost:9982'])).toBe(true);
    expect(from(['Sec-Fetch-Site', 'same-origin'])).toBe(true);
  });

  it.each(['cross-site', 'same-site', 'none', 'SAME-ORIGIN', ''])('is not one that says %j', (site) =>
    expect(from(['Sec-Fetch-Site', site])).toBe(false),
  );

  it('is not one that says nothing, nor one of another origin that claims to be the same', () => {
    expect(from()).toBe(false);
    expect(from(['Origin', 'https://evil.test'], ['Sec-Fetch-Site', 'same-origin'])).toBe(false);
  });
});
