import type { PinPause } from '../../ipc/messages.js';

/** Longest that a worker may want to know of; how long a pause is, the workers decide. */
const KEPT_MS = 5 * 60_000;

/** The refused PINs of a short while ago, for the workers that start meanwhile. */
export interface RecentPinPauses {
  add(pause: PinPause): void;
  /** With their ages, milliseconds. */
  list(): readonly (PinPause & { readonly age: number })[];
}

/** Makes an empty list. A new worker must not be a way around the pause. */
export function createRecentPinPauses(now: () => number = () => performance.now()): RecentPinPauses {
  const begun = new Map<string, PinPause & { readonly at: number }>();
  return {
    add({ reader, caller }) {
      const at = now();
      for (const [name, pause] of begun) if (at - pause.at > KEPT_MS) begun.delete(name);
      begun.set(JSON.stringify([reader, caller]), { reader, caller, at });
    },
    list: () => [...begun.values()].map(({ at, ...pause }) => ({ ...pause, age: now() - at })),
  };
}
