/** Rings at each change of the readers, and once for all when the monitor is given up. */
export interface ChangeBell {
  /** A signal that is aborted at the first ring since the last call: no ring is missed in between. */
  listen(): AbortSignal;
  close(): void;
}

/** Hangs a bell on a source of changes; `ended` is the signal of the monitor. */
export function createChangeBell(
  subscribe: (listener: () => void) => () => void,
  ended: AbortSignal,
): ChangeBell {
  let ringing = new AbortController();
  const ring = () => ringing.abort();
  const unsubscribe = subscribe(ring);
  ended.addEventListener('abort', ring, { once: true });
  if (ended.aborted) ring();
  return {
    listen() {
      if (ringing.signal.aborted && !ended.aborted) ringing = new AbortController();
      return ringing.signal;
    },
    close() {
      unsubscribe();
      ended.removeEventListener('abort', ring);
    },
  };
}
