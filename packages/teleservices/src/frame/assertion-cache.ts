import type { TlsiAuthentication } from './authentication.js';
import type { Clock } from './client-options.js';
import { delegatedAssertion } from './delegated-assertion.js';
import { cpsAssertion, pscAssertion } from './professional-assertion.js';

/** Gives the assertion of the professional, made again only when it must be; `undefined` in mutual TLS. */
export type AssertionSource = () => Promise<string | undefined>;

interface Kept {
  readonly issued: number;
  readonly assertion: Promise<string>;
}

/**
 * One assertion serves several calls: each one spares a signature of the card (teleservices 5.1). A clock that is set
 * back asks for another, and a signature that was refused is not remembered.
 */
export function createAssertionSource(
  authentication: TlsiAuthentication,
  clock: Clock,
  lifetimeMs: number,
): AssertionSource {
  let kept: Kept | undefined;
  return async () => {
    if (authentication.kind === 'tlsm') return undefined;
    const now = clock.now();
    if (kept !== undefined && kept.issued <= now.getTime() && now.getTime() < kept.issued + lifetimeMs) {
      return kept.assertion;
    }
    const made: Kept = { issued: now.getTime(), assertion: build(authentication, now) };
    kept = made;
    made.assertion.catch(() => {
      if (kept === made) kept = undefined;
    });
    return made.assertion;
  };
}

async function build(
  authentication: Exclude<TlsiAuthentication, { kind: 'tlsm' }>,
  now: Date,
): Promise<string> {
  switch (authentication.kind) {
    case 'cps':
      return cpsAssertion(authentication, now);
    case 'psc':
      return pscAssertion(authentication, now);
    case 'delegated':
      return delegatedAssertion(authentication, now);
  }
}
