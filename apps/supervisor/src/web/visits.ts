import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** What a page proves itself with: both halves are needed for every request. */
export interface VisitProof {
  /** Kept by the browser, out of reach of scripts. Other ports of this machine are sent it too: not enough by itself. */
  readonly cookie: string;
  /** Kept by the page, which sends it in a header; other pages do not have it. */
  readonly key: string;
}

/** Pages that came with a token. */
export interface Visits {
  open(): VisitProof;
  check(proof: Partial<VisitProof>): boolean;
}

/** A person opens the page many times a day, in one browser. */
const KEPT = 50;

const secret = () => randomBytes(32).toString('base64url');
const digest = (text: string) => createHash('sha256').update(text).digest();

/** Remembers the pages that came with a token, for the life of the supervisor. */
export function createVisits(): Visits {
  const known: { readonly cookie: Buffer; readonly key: Buffer }[] = [];
  return {
    open() {
      const proof = { cookie: secret(), key: secret() };
      known.push({ cookie: digest(proof.cookie), key: digest(proof.key) });
      if (known.length > KEPT) known.shift();
      return proof;
    },
    check({ cookie = '', key = '' }) {
      const given = { cookie: digest(cookie), key: digest(key) };
      return known.some(
        (visit) => timingSafeEqual(visit.cookie, given.cookie) && timingSafeEqual(visit.key, given.key),
      );
    },
  };
}
