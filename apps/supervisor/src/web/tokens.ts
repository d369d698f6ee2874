import { randomBytes } from 'node:crypto';

/** How long a token may wait for the browser, in ms. */
const LIFE_MS = 60_000;

/** Tokens that open the page, each once. */
export interface Tokens {
  issue(): string;
  /** Takes a token; a second time, or too late, it is none. */
  take(token: string): boolean;
}

/** Makes tokens of 256 bits for the tray to hand to the browser. */
export function createTokens(now: () => number = Date.now): Tokens {
  const waiting = new Map<string, number>();
  return {
    issue() {
      const token = randomBytes(32).toString('base64url');
      waiting.set(token, now() + LIFE_MS);
      return token;
    },
    take(token) {
      const until = waiting.get(token) ?? 0;
      for (const [other, end] of waiting) if (end < now()) waiting.delete(other);
      return waiting.delete(token) && until >= now();
    },
  };
}
