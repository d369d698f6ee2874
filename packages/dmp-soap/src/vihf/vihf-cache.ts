import type { Ins } from '../ins/ins.js';
import type { Clock, DmpAccess } from '../options/client-options.js';

/** Gives the assertion for a patient, or for none, made again only when it must be. */
export type VihfCache = (ins: Ins | undefined, access: DmpAccess) => Promise<string>;

export interface VihfCacheOptions {
  readonly clock: Clock;
  readonly lifetimeMs: number;
  /** Makes an assertion issued at `now`. */
  readonly build: (ins: Ins | undefined, access: DmpAccess, now: Date) => Promise<string>;
}

interface Kept {
  readonly issued: number;
  readonly assertion: Promise<string>;
}

/**
 * One assertion serves several calls on the same patient while it is valid (dmp-transactions 3.7): each one spares a
 * signature of the card. Another patient, mode, reason or secrecy needs another one; so does a clock set back.
 */
export function createVihfCache({ clock, lifetimeMs, build }: VihfCacheOptions): VihfCache {
  const kept = new Map<string, Kept>();
  return (ins, access) => {
    const now = clock.now();
    const valid = ({ issued }: Kept) => issued <= now.getTime() && now.getTime() < issued + lifetimeMs;
    for (const [key, entry] of kept) if (!valid(entry)) kept.delete(key);
    const key = JSON.stringify([
      ins?.oid ?? '',
      ins?.value ?? '',
      access.mode,
      access.reason ?? '',
      access.secret === true,
    ]);
    const known = kept.get(key);
    if (known !== undefined) return known.assertion;
    const entry = { issued: now.getTime(), assertion: build(ins, access, now) };
    kept.set(key, entry);
    // A refused signature must not be remembered: the next call asks the card again.
    entry.assertion.catch(() => {
      if (kept.get(key) === entry) kept.delete(key);
    });
    return entry.assertion;
  };
}
