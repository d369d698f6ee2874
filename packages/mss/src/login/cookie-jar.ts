import type { HttpResponse } from '@dmpconnect/soap';

/** Cookies of one host, in memory alone (mss 3.6, 17). */
export interface CookieJar {
  /** Value of the header `Cookie`; `undefined` without any. */
  header(): string | undefined;
  /** Takes what an answer sets, and drops what it takes back. */
  take(response: HttpResponse, now: Date): void;
  clear(): void;
}

/** An empty jar. */
export function createCookieJar(): CookieJar {
  const cookies = new Map<string, string>();
  return {
    header: () =>
      cookies.size === 0 ? undefined : [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
    take(response, now) {
      for (const { name, value } of response.headers) {
        if (name !== 'set-cookie') continue;
        const cookie = readSetCookie(value, now);
        if (cookie === undefined) continue;
        if (cookie.expired) cookies.delete(cookie.name);
        else cookies.set(cookie.name, cookie.value);
      }
    },
    clear: () => cookies.clear(),
  };
}

/** RFC 6265, the part that a client of one host and one path needs. */
function readSetCookie(
  header: string,
  now: Date,
): { readonly name: string; readonly value: string; readonly expired: boolean } | undefined {
  const [pair = '', ...attributes] = header.split(';');
  const match =
    /^\s*([!#$%&'*+\-.^_`|~0-9A-Za-z]+)\s*=\s*("?[\x21\x23-\x2b\x2d-\x3a\x3c-\x5b\x5d-\x7e]*"?)\s*$/.exec(
      pair,
    );
  if (match === null) return undefined;
  const [, name = '', value = ''] = match;
  const read = (wanted: string) =>
    attributes.map((text) => text.trim().split('=')).find(([key = '']) => key.toLowerCase() === wanted)?.[1];
  const maxAge = read('max-age');
  const expires = read('expires');
  const expired =
    maxAge !== undefined
      ? Number(maxAge) <= 0
      : expires !== undefined && new Date(expires).getTime() <= now.getTime();
  return { name, value, expired };
}
