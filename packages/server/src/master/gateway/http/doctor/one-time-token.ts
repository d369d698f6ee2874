import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** A token that opens one door once: who can read the file it is kept in may use it. */
export interface OneTimeToken {
  /** Whether it is the present token. It is then over, and the next one is in the file before this resolves. */
  take(given: string): Promise<boolean>;
}

/**
 * Makes a token kept in a file.
 *
 * @param keep writes the token where its users find it, for their eyes alone.
 */
export async function createOneTimeToken(keep: (token: string) => Promise<void>): Promise<OneTimeToken> {
  let present = await next(keep);
  return {
    async take(given) {
      if (!sameText(given, present)) return false;
      // Before the file is written: a second use that comes meanwhile is refused.
      present = randomBytes(32).toString('base64url');
      await keep(present);
      return true;
    },
  };
}

async function next(keep: (token: string) => Promise<void>): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await keep(token);
  return token;
}

/** In a time that says nothing of where the two differ, or of their lengths. */
function sameText(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}
